package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be known before anything else is read: runs that are not done.
 *
 * @param status of all its runs
 */
record Alert(RunStatus status, String title, List<Item> items) {
  /** One run and why. */
  record Item(String run, String message) {}

  /** One alert for each status but done, the worst first. */
  static List<Alert> of(List<RunRecord> runs) {
    List<Alert> alerts = new ArrayList<>();
    for (RunStatus status :
        List.of(
            RunStatus.AUDIT_FAILED,
            RunStatus.DIVERGED,
            RunStatus.FAILED,
            RunStatus.INTERRUPTED,
            RunStatus.RUNNING,
            RunStatus.PENDING)) {
      List<Item> items =
          runs.stream()
              .filter(run -> run.run().status() == status)
              .map(run -> new Item(run.name(), message(run)))
              .toList();
      if (!items.isEmpty()) {
        alerts.add(new Alert(status, title(status), items));
      }
    }
    return alerts;
  }

  /** Whether results are wrong or lost, rather than just not there yet. */
  boolean bad() {
    return StatusWords.tone(status) == Table.Tone.BAD;
  }

  /** Whether that is how it should be while an experiment runs. */
  boolean expected() {
    return status == RunStatus.RUNNING || status == RunStatus.PENDING;
  }

  private static String title(RunStatus status) {
    return switch (status) {
      case AUDIT_FAILED ->
          "KL audit failed: a closed-form KL disagrees with its Monte Carlo estimate. Do not trust the figures of";
      case DIVERGED -> "Diverged: a loss or gradient was not finite in";
      case FAILED -> "Stopped by an unexpected error:";
      case INTERRUPTED -> "Interrupted; go on with --resume:";
      case RUNNING -> "Not finished when this page was written:";
      case PENDING -> "Not started when this page was written:";
      case DONE -> "Done:";
    };
  }

  private static String message(RunRecord run) {
    String told = run.run().message();
    return told.isEmpty() ? KlAudit.failure(run) : Numbers.withMinus(told);
  }
}
