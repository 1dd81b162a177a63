package io.github.vae4j.core.estimate;

import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Annealed importance sampling of log p(x) (Neal, 2001; Wu, Burda, Salakhutdinov, Grosse, 2017): a
 * chain goes from a draw of f₀ through T intermediate distributions f_β to the posterior, and
 * collects
 *
 * <pre>
 * log w = Σₜ (βₜ − βₜ₋₁) (log p(x, zₜ₋₁) − log f₀(zₜ₋₁)),   E w = p(x)
 * </pre>
 *
 * so that the mean of log 1/C Σ w over chains is a lower bound of log p(x) in expectation. Run
 * backwards from an exact draw of the posterior, which rows simulated from the model have, it
 * collects weights of mean 1/p(x), and −log 1/C Σ w is an upper bound in expectation: together they
 * bracket the truth (bidirectional Monte Carlo: Grosse, Ghahramani, Adams, 2015; Grosse, Ancha,
 * Roy, 2016). Values are in nats.
 *
 * <p>Each transition is one of {@link HmcChains} at a step size that was tuned beforehand, with
 * draws of its own, to accept 65 %, and is then fixed: so both bounds hold exactly. β follows
 * {@link SigmoidSchedule}. Results are the same bits for any number of threads.
 */
public final class AnnealedImportanceSampling {
  private static final int AT_ONCE = 512;
  private static final int PILOT_CHAINS = 256;
  private static final int MOST_PILOT_ROWS = 16;
  private static final double FIRST_STEP = 0.2;
  private static final int FIRST_MOVES = 20;
  private static final int MOVES = 2;
  private static final double TARGET = 0.65; // Beskos et al., 2013: the best in high dimensions
  private static final double GAIN = 0.5;

  private final Device device;
  private final Vae vae;
  private final Plan plan;
  private final SigmoidSchedule schedule;

  /**
   * How much work to do.
   *
   * @param temperatures T ≥ 1, intermediate distributions
   * @param chains C ≥ 1, of each row
   * @param leapfrogSteps in a transition, at least 1
   */
  public record Plan(AnnealingPath path, int temperatures, int chains, int leapfrogSteps) {
    public Plan {
      if (temperatures < 1 || chains < 1 || leapfrogSteps < 1) {
        throw new IllegalArgumentException(
            "%d temperatures, %d chains and %d leapfrog steps; expected at least 1 of each"
                .formatted(temperatures, chains, leapfrogSteps));
      }
    }
  }

  /**
   * Step sizes by temperature, fixed.
   *
   * @param epsilon of t = 1 … T, at index t − 1
   * @param acceptance the mean probability of acceptance while they were tuned
   */
  public record StepSizes(double[] epsilon, double acceptance) {}

  /**
   * Annealing of one model.
   *
   * @throws IllegalArgumentException if {@link #whyNot} has a reason
   */
  public AnnealedImportanceSampling(Device device, Vae vae, Plan plan) {
    whyNot(vae)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    this.device = device;
    this.vae = vae;
    this.plan = plan;
    this.schedule = new SigmoidSchedule(plan.temperatures());
  }

  /** Why a model cannot be annealed, if it cannot. */
  public static Optional<String> whyNot(Vae vae) {
    Support support = vae.prior().support();
    return support.equals(Support.REAL)
        ? Optional.empty()
        : Optional.of(
            "annealed importance sampling moves z along the gradient of log p(x, z), but z lies in %s"
                    .formatted(support)
                + ", where there is none");
  }

  /**
   * Finds step sizes, on the first of those rows.
   *
   * @param random for these draws alone
   */
  public StepSizes tune(int rows, ImportanceSampling.Rows data, RandomStream random) {
    int pilots = Math.min(rows, MOST_PILOT_ROWS);
    float[] x = read(data, IntStream.range(0, pilots).toArray());
    HmcChains chains =
        HmcChains.fromStart(
            device,
            vae,
            plan.path(),
            plan.leapfrogSteps(),
            Math.max(1, PILOT_CHAINS / pilots),
            x,
            pilots,
            random);
    double[] epsilon = new double[plan.temperatures()];
    double step = FIRST_STEP;
    for (int i = 0; i < FIRST_MOVES; i++) {
      step *= Math.exp(chains.move(0, step, random) - TARGET);
    }
    double accepted = 0;
    for (int t = 1; t <= plan.temperatures(); t++) {
      for (int i = 0; i < MOVES; i++) {
        double acceptance = chains.move(schedule.at(t), step, random);
        step *= Math.exp(GAIN * (acceptance - TARGET));
        accepted += acceptance / MOVES / plan.temperatures();
      }
      epsilon[t - 1] = step;
    }
    return new StepSizes(epsilon, accepted);
  }

  /**
   * Hands over log w of the C chains of each row 0 … rows−1: their {@link WeightSummary#logMean} is
   * a lower bound of log p(x).
   *
   * @param random split, never drawn from
   */
  public void forward(
      int rows,
      ImportanceSampling.Rows data,
      StepSizes steps,
      RandomStream random,
      ImportanceSampling.Weights weights,
      IntConsumer progress) {
    for (int[] numbers : batches(rows)) {
      RandomStream own = random.split(numbers[0]);
      HmcChains chains =
          HmcChains.fromStart(
              device,
              vae,
              plan.path(),
              plan.leapfrogSteps(),
              plan.chains(),
              read(data, numbers),
              numbers.length,
              own);
      double[] logWeights = new double[plan.chains() * numbers.length];
      for (int t = 1; t <= plan.temperatures(); t++) {
        add(logWeights, schedule.at(t) - schedule.at(t - 1), chains.slope());
        if (t < plan.temperatures()) { // a last move would not change the weights
          chains.move(schedule.at(t), steps.epsilon()[t - 1], own);
        }
      }
      hand(logWeights, numbers, weights);
      progress.accept(numbers[numbers.length - 1] + 1);
    }
  }

  /**
   * Hands over log w of the C chains of each simulated row, run backwards from its own latent:
   * minus their {@link WeightSummary#logMean} is an upper bound of log p(x).
   *
   * @param random split, never drawn from
   */
  public void reverse(
      SimulatedRows simulated,
      StepSizes steps,
      RandomStream random,
      ImportanceSampling.Weights weights,
      IntConsumer progress) {
    for (int[] numbers : batches(simulated.rows())) {
      RandomStream own = random.split(numbers[0]);
      HmcChains chains =
          HmcChains.at(
              device,
              vae,
              plan.path(),
              plan.leapfrogSteps(),
              plan.chains(),
              read(simulated.data(), numbers),
              numbers.length,
              simulated.latents(numbers));
      double[] logWeights = new double[plan.chains() * numbers.length];
      for (int t = plan.temperatures(); t >= 1; t--) {
        chains.move(schedule.at(t), steps.epsilon()[t - 1], own);
        add(logWeights, schedule.at(t - 1) - schedule.at(t), chains.slope());
      }
      hand(logWeights, numbers, weights);
      progress.accept(numbers[numbers.length - 1] + 1);
    }
  }

  private Iterable<int[]> batches(int rows) {
    int batch = Math.max(1, AT_ONCE / plan.chains());
    return () ->
        IntStream.iterate(0, from -> from < rows, from -> from + batch)
            .mapToObj(from -> IntStream.range(from, Math.min(rows, from + batch)).toArray())
            .iterator();
  }

  private float[] read(ImportanceSampling.Rows data, int... numbers) {
    try (Scope scope = device.inference()) {
      return data.read(scope, numbers).toArray();
    }
  }

  private static void add(double[] logWeights, double difference, float[] slope) {
    for (int i = 0; i < logWeights.length; i++) {
      logWeights[i] += difference * slope[i];
    }
  }

  private void hand(double[] logWeights, int[] numbers, ImportanceSampling.Weights weights) {
    for (int i = 0; i < numbers.length; i++) {
      double[] own = new double[plan.chains()];
      for (int chain = 0; chain < own.length; chain++) {
        own[chain] = logWeights[chain * numbers.length + i];
      }
      weights.accept(numbers[i], own);
    }
  }
}
