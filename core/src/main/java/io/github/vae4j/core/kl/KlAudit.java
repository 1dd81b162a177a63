package io.github.vae4j.core.kl;

import io.github.vae4j.core.kl.LogRatioMoments.Estimate;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Holds the closed form of KL(q‖p) against Monte Carlo on given posteriors. The estimate
 *
 * <pre>
 * K̂ = 1/n Σ (log q(zᵢ) − log p(zᵢ)),   zᵢ ~ q
 * </pre>
 *
 * knows nothing of the closed form: it uses the sampler's exact draws and the two log-probabilities
 * only, summed in double. Compared are the mean over all rows, and a few rows by themselves.
 *
 * <p>A pilot of a few draws sets how many are needed to detect the stated error with probability
 * 0.999; they are capped, and what was reached is written in the check. The pilot's own draws are
 * not used again, so that the number of draws does not depend on the draws that are compared. The
 * bound on the difference is that of {@link AuditBound}; it holds the stated false-alarm rate where
 * draws are skewed, too.
 *
 * <p>Memory stays below about 20 MB, whatever the number of draws.
 */
public final class KlAudit {
  private static final int SINGLE_ROWS = 8;
  private static final int PILOT_DRAWS = 256;
  private static final int MOST_DRAWS_OF_MEAN = 1 << 18;
  private static final int MOST_DRAWS_OF_ROW = 1 << 14;
  private static final int NUMBERS_AT_ONCE = 1 << 17;

  /** The posteriors that are audited. */
  @FunctionalInterface
  public interface Rows {
    /**
     * The posteriors of those rows, made in that scope. Called several times, each with a fresh
     * scope without gradients; equal calls must give equal posteriors.
     */
    Posterior posterior(Scope scope, int... rows);
  }

  private final KlRegistry registry;
  private final double detect;
  private final AuditBound bound;

  /**
   * An audit of stated sharpness.
   *
   * @param detect the error to be detected, relative to the KL, or to 1 nat where the KL is smaller
   * @param falseAlarm the probability that a correct closed form fails one comparison, in (0, 1)
   */
  public KlAudit(KlRegistry registry, double detect, double falseAlarm) {
    if (!(detect > 0) || !(falseAlarm > 0 && falseAlarm < 1)) {
      throw new IllegalArgumentException(
          "detect is %s and the false-alarm rate is %s; expected one above 0 and one in (0, 1)"
              .formatted(detect, falseAlarm));
    }
    this.registry = registry;
    this.detect = detect;
    this.bound = new AuditBound(falseAlarm);
  }

  /**
   * The audit of a run that makes several of them: each comparison gets its share of the run's
   * false-alarm rate (Bonferroni's correction), which holds whether or not they are independent.
   *
   * @param falseAlarm the probability that a correct closed form fails any comparison of the run
   * @param audits how many times {@link #check} will be called in the whole run, at least 1
   */
  public static KlAudit ofRun(KlRegistry registry, double detect, double falseAlarm, int audits) {
    if (audits < 1) {
      throw new IllegalArgumentException("audits is " + audits + "; expected at least 1");
    }
    return new KlAudit(registry, detect, falseAlarm / (audits * (1.0 + SINGLE_ROWS)));
  }

  /**
   * Audits the KL of rows 0 … rows−1.
   *
   * @param epoch copied into the checks
   * @param random for the draws of this audit alone
   * @return the check of the mean over all rows, then those of single rows; empty if the pair has
   *     no closed form, so that there is nothing to audit, or if there are no rows
   */
  public List<KlCheck> check(
      int epoch, Device device, int rows, Rows posteriors, Prior prior, RandomStream random) {
    int[] all = IntStream.range(0, rows).toArray();
    Optional<ClosedForm> found = closedForm(device, posteriors, all, prior);
    if (rows == 0 || found.isEmpty()) {
      return List.of();
    }
    ClosedForm closed = found.get();
    LogRatioMoments pilot =
        draw(device, posteriors, all, prior, PILOT_DRAWS, random.split("pilot"));

    int forMean = bound.draws(pilot.mean(), error(closed.mean()), MOST_DRAWS_OF_MEAN);
    int forRows = 0;
    int[] single = IntStream.range(0, Math.min(rows, SINGLE_ROWS)).toArray();
    for (int row : single) {
      int needed = bound.draws(pilot.row(row), error(closed.rows[row]), MOST_DRAWS_OF_ROW);
      forRows = Math.max(forRows, needed);
    }

    List<KlCheck> checks = new ArrayList<>();
    int each = Math.max(PILOT_DRAWS, (forMean + rows - 1) / rows);
    Estimate mean = draw(device, posteriors, all, prior, each, random.split("mean")).mean();
    checks.add(compare(epoch, "mean of " + rows + " rows", closed, closed.mean(), mean));
    each = Math.max(PILOT_DRAWS, forRows);
    LogRatioMoments drawn = draw(device, posteriors, single, prior, each, random.split("rows"));
    for (int row : single) {
      checks.add(compare(epoch, "row " + row, closed, closed.rows[row], drawn.row(row)));
    }
    return checks;
  }

  /** What is audited: the value of every row, and whose it is. */
  private record ClosedForm(String posterior, String prior, float[] rows) {
    double mean() {
      double sum = 0;
      for (float row : rows) {
        sum += row;
      }
      return sum / rows.length;
    }
  }

  private Optional<ClosedForm> closedForm(Device device, Rows posteriors, int[] rows, Prior prior) {
    try (Scope scope = device.inference()) {
      Posterior q = posteriors.posterior(scope, rows);
      return registry
          .closedForm(q, prior)
          .map(
              value ->
                  new ClosedForm(
                      q.getClass().getSimpleName(),
                      prior.getClass().getSimpleName(),
                      value.total().toArray()));
    }
  }

  private static LogRatioMoments draw(
      Device device, Rows posteriors, int[] rows, Prior prior, int draws, RandomStream random) {
    LogRatioMoments moments = new LogRatioMoments(rows.length);
    for (int done = 0; done < draws; ) {
      try (Scope scope = device.inference()) {
        Posterior q = posteriors.posterior(scope, rows);
        int width = Math.max(1, q.mean().shape().size());
        int now = Math.min(draws - done, Math.max(1, NUMBERS_AT_ONCE / width));
        Tensor z = q.rsample(now, random).exact();
        moments.add(q.logProb(z).toArray(), prior.logProb(z).toArray());
        done += now;
      }
    }
    return moments;
  }

  private double error(double closedForm) {
    return detect * Math.max(1, Math.abs(closedForm));
  }

  private KlCheck compare(
      int epoch, String subject, ClosedForm closed, double value, Estimate estimate) {
    double difference = estimate.mean() - value;
    double standardError = bound.standardError(estimate);
    return new KlCheck(
        epoch,
        subject,
        closed.posterior,
        closed.prior,
        value,
        estimate.mean(),
        standardError,
        difference / standardError,
        estimate.draws(),
        bound.detectable(estimate),
        bound.falseAlarm(),
        Math.abs(difference) <= bound.tolerance(estimate)); // false where either is NaN
  }
}
