package io.github.vae4j.core.run;

import java.util.Locale;

/**
 * One comparison of a closed-form KL with a Monte Carlo estimate.
 *
 * @param epoch after which epoch
 * @param subject what was compared: "mean of 64 rows" or "row 3"
 * @param posterior simple name of the posterior's class
 * @param prior simple name of the prior's class
 * @param closedForm nats
 * @param monteCarlo nats
 * @param standardError of the Monte Carlo estimate, nats
 * @param z (monteCarlo − closedForm) / standardError
 * @param samples draws the estimate rests on
 * @param detectable the smallest error, in nats, that this comparison finds with probability 0.999
 * @param falseAlarm the probability that a correct closed form fails this one comparison
 * @param passed whether |z| is within the bound that {@code falseAlarm} sets
 */
public record KlCheck(
    int epoch,
    String subject,
    String posterior,
    String prior,
    double closedForm,
    double monteCarlo,
    double standardError,
    double z,
    int samples,
    double detectable,
    double falseAlarm,
    boolean passed) {
  /** From this share of the KL on, what the audit surely finds is no small error any more. */
  public static final double WEAK = 0.1;

  /** A KL of fewer nats is no more than draws of log q − log p vary by in any case. */
  private static final double SMALL = 10;

  /**
   * Why the detectable error is a large share of the KL, after "as", in words.
   *
   * @param samples how many draws
   */
  public static String whyWeak(double closedForm, double standardError, String samples) {
    return Math.abs(closedForm) < SMALL
        ? "the KL is small"
        : String.format(
            Locale.ROOT,
            "draws of log q − log p vary so much that %s of them leave their mean a standard error"
                + " of %.2g nats",
            samples,
            standardError);
  }

  /**
   * The detectable error as a share of the KL: 0.02 is 2 %. Draws of log q − log p vary by a nat or
   * so however small their mean is, so it grows without bound as the KL falls towards 0.
   */
  public double detectableShare() {
    return detectable / Math.abs(closedForm);
  }

  /** Whether this compared the mean over rows, not a single row. */
  public boolean ofMean() {
    return subject.startsWith("mean");
  }
}
