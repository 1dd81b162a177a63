package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Tone;

/** How a run's status reads. */
final class StatusWords {
  private StatusWords() {}

  static String of(RunStatus status) {
    return switch (status) {
      case PENDING -> "not started";
      case RUNNING -> "not finished";
      case DONE -> "done";
      case AUDIT_FAILED -> "KL audit failed";
      case DIVERGED -> "diverged";
      case INTERRUPTED -> "interrupted";
      case FAILED -> "failed";
    };
  }

  static Tone tone(RunStatus status) {
    return switch (status) {
      case DONE -> Tone.PLAIN;
      case PENDING, RUNNING, INTERRUPTED -> Tone.WARNING;
      case AUDIT_FAILED, DIVERGED, FAILED -> Tone.BAD;
    };
  }

  static Cell cell(RunStatus status) {
    return new Cell(of(status), "", tone(status));
  }
}
