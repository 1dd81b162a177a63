package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.likelihoods.GaussianLearned;
import io.github.vae4j.likelihoods.Sigma;
import java.util.List;
import java.util.Map;

/**
 * The constant σ̃ that is best for given data and draws of z: where the gradient that training
 * would follow is 0, found by bisection; against the mean squared error.
 */
record BestSigma(Ledger ledger, Line.Model model, Device device, Vae vae, List<float[]> rows) {
  private static final double FLOOR = 1e-4;
  private static final int SAMPLES = 8;
  private static final int HALVINGS = 40;

  void add(RandomStream random) {
    GaussianLearned shared = new GaussianLearned(Sigma.SHARED, FLOOR, 1);
    try (Scope scope = device.inference()) {
      Tensor x = LossLines.rows(scope, rows);
      Tensor z = vae.encode(x).rsample(SAMPLES, random).exact();
      Tensor mean = vae.likelihood().mean(vae.decode(z));
      int dim = rows.get(0).length;
      float[] means = mean.toArray();
      double mse = 0;
      for (int i = 0; i < means.length; i++) {
        double e = (double) rows.get(i / dim % rows.size())[i % dim] - means[i];
        mse += e * e / means.length;
      }
      double best = variance(shared, root(shared, mean.shape(), means));
      ledger.add(
          Line.equal(
              Equation.BEST_SIGMA,
              model,
              new double[] {best},
              new double[] {mse},
              new double[] {2e-5 * mse},
              "2·10⁻⁵ of it: the rounding of the gradient"));
    }
  }

  private float root(GaussianLearned shared, Shape shape, float... means) {
    float low = -18;
    float high = 12;
    for (int i = 0; i < HALVINGS; i++) {
      float middle = 0.5f * (low + high);
      if (gradient(shared, shape, means, middle) > 0) {
        high = middle; // the loss rises: σ is too large
      } else {
        low = middle;
      }
    }
    return 0.5f * (low + high);
  }

  /** ∂/∂raw E[−log p(x|z)], where σ̃ rises with the raw output. */
  private double gradient(GaussianLearned shared, Shape shape, float[] means, float raw) {
    try (Scope scope = device.scope()) {
      Tensor slot = scope.variable(Shape.of(1), raw);
      Head head = Head.of(Map.of("mean", scope.constant(shape, means), "logVariance", slot));
      Tensor loss = shared.logProb(LossLines.rows(scope, rows), head).mean().neg();
      return scope.gradients(loss).of(slot).item();
    }
  }

  /** σ̃² of a raw output, from the density at the mean. */
  private double variance(GaussianLearned shared, float raw) {
    try (Scope scope = device.inference()) {
      Tensor zero = scope.full(Shape.of(1, 1, 1), 0);
      Head head = Head.of(Map.of("mean", zero, "logVariance", scope.constant(Shape.of(1), raw)));
      float log = shared.logProb(scope.full(Shape.of(1, 1), 0), head).item();
      return Math.exp(-2.0 * log) / (2 * Math.PI);
    }
  }
}
