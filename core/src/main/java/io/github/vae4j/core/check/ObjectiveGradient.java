package io.github.vae4j.core.check;

import io.github.vae4j.core.objective.Bound;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean gradient is that of the declared bound: for the mean and log-scale of q(z|x) and the
 * decoder's bias of a linear-Gaussian model, against the derivative of log 1/k Σ w by differences
 * in double, over draws of its own. Finds weights of the wrong sign, and estimators that are
 * biased.
 */
public final class ObjectiveGradient implements Property<Objective> {
  private static final LinearGaussianModel MODEL = new LinearGaussianModel(0.7, 1.4);
  private static final float X = 1.1f;
  private static final int REPLICATES = 64;
  private static final int ROWS = 32;
  private static final double STEP = 1e-4;
  private static final double NUMERICAL = 1e-4;
  private static final String[] PLACES = {"q's mean", "q's log-scale", "the decoder's bias"};

  @Override
  public String name() {
    return "gradient is the declared bound's, in expectation";
  }

  @Override
  public String method() {
    return "against differences in double of log 1/k Σ w over other draws, Student's t";
  }

  @Override
  public int comparisons(Level level) {
    return PLACES.length;
  }

  @Override
  public Finding examine(Objective objective, Examination by) {
    Optional<Bound> bound = objective.bound();
    if (bound.isEmpty()) {
      return Finding.none("it declares no bound of log p(x)");
    }
    int samples = Math.max(1, by.level().draws() / (REPLICATES * ROWS));
    double[][] found = new double[PLACES.length][REPLICATES];
    Vae vae = MODEL.vae();
    for (int i = 0; i < REPLICATES; i++) {
      double[] one = gradient(objective, by, vae, samples, by.random().split("model").split(i));
      for (int place = 0; place < one.length; place++) {
        found[place][i] = one[place];
      }
    }
    double[][] expected =
        derivatives(bound.get().draws(), by.level().draws(), by.random().split("reference"));
    Finding worst = Finding.exact("", 0, 0, 1);
    for (int place = 0; place < PLACES.length; place++) {
      worst = worst.worse(compare(PLACES[place], expected[place], found[place], samples, by));
    }
    return worst;
  }

  private static double[] gradient(
      Objective objective, Examination by, Vae vae, int samples, RandomStream random) {
    try (Scope scope = by.device().scope()) {
      Tensor x = scope.full(Shape.of(ROWS, 1), X);
      Tensor loss =
          objective.loss(vae.elbo(x, objective.draws(samples), random), ObjectiveValue.LATE);
      Gradients gradients = scope.gradients(loss);
      double[] all = new double[PLACES.length];
      for (Parameter parameter : vae.parameters()) {
        float[] own = gradients.of(parameter).toArray();
        if (parameter.name().equals("encoder.output.bias")) {
          all[0] = own[0];
          all[1] = own[1];
        } else if (parameter.name().equals("decoder.output.bias")) {
          all[2] = own[0];
        }
      }
      return all;
    }
  }

  /** −∂/∂(m, s, b) log 1/k Σ w of each of n groups, by central differences. */
  private static double[][] derivatives(int k, int n, RandomStream random) {
    double[][] all = new double[PLACES.length][n];
    double[] at = {MODEL.posteriorMean(X), MODEL.posteriorLogScale(), LinearGaussianModel.B};
    double[] noise = new double[k];
    for (int group = 0; group < n; group++) {
      for (int i = 0; i < k; i++) {
        noise[i] = random.nextNormal();
      }
      for (int place = 0; place < at.length; place++) {
        double[] high = at.clone();
        double[] low = at.clone();
        high[place] += STEP;
        low[place] -= STEP;
        all[place][group] = -(bound(high, noise) - bound(low, noise)) / (2 * STEP);
      }
    }
    return all;
  }

  private static double bound(double[] at, double[] noise) {
    double[] logWeights = new double[noise.length];
    for (int i = 0; i < noise.length; i++) {
      logWeights[i] = LinearGaussianModel.logWeight(X, at[0], at[1], at[2], noise[i]);
    }
    return LogMean.ofExp(logWeights);
  }

  private static Finding compare(
      String at, double[] expected, double[] found, int samples, Examination by) {
    double error = Math.sqrt(squaredError(expected) + squaredError(found));
    double t =
        -new TDistribution(null, found.length - 1.0)
            .inverseCumulativeProbability(by.falseAlarm() / 2);
    double bound = t * error + NUMERICAL;
    double difference = mean(found) - mean(expected);
    return new Finding(
        at,
        (long) REPLICATES * ROWS * samples,
        mean(expected),
        mean(found),
        Math.abs(difference),
        bound,
        bound + NormalQuantile.OF_POWER * error);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double squaredError(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1.0) / values.length;
  }
}
