package io.github.vae4j.core.run;

import java.util.Locale;

/** How a run stands or ended. */
public enum RunStatus {
  PENDING,
  RUNNING,
  /** All epochs done, all audits passed. */
  DONE,
  /** A closed-form KL disagreed with its Monte Carlo estimate. */
  AUDIT_FAILED,
  /** A loss or gradient was not finite. */
  DIVERGED,
  /** Stopped from outside; can be resumed. */
  INTERRUPTED,
  /** An unexpected error. */
  FAILED;

  /** As written to files: "audit-failed". */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The status that {@link #toString} wrote. */
  public static RunStatus parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
