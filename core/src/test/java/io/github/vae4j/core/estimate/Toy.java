package io.github.vae4j.core.estimate;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.GaussianDensity;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.nn.ActivationFunction;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.nn.HiddenLayers;
import io.github.vae4j.core.nn.Initialization;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model of which all is known: z ~ N(0, I) in two dimensions and xₗ = aₗ zₗ + ½ ε, a = (1, ½).
 * With sₗ = aₗ² + ¼,
 *
 * <pre>
 * log p(x) = Σ log N(xₗ; 0, sₗ),   p(z|x) = Π N(aₗ xₗ / sₗ, ¼ / sₗ)
 * </pre>
 *
 * so the true posterior is in the family of q, a diagonal Gaussian of linear mean and constant
 * variance.
 */
final class Toy {
  static final double[] A = {1, 0.5};
  private static final double NOISE = 0.5;
  private static final float[] ROWS = {0.2f, -0.1f, 1.5f, -1f, -2f, 0.4f, 0.3f, 2f, -1f, -1f};

  private Toy() {}

  static int rows() {
    return ROWS.length / 2;
  }

  static ImportanceSampling.Rows data() {
    return (scope, rows) -> {
      float[] some = new float[2 * rows.length];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(ROWS, 2 * rows[i], some, 2 * i, 2);
      }
      return scope.constant(Shape.of(rows.length, 2), some);
    };
  }

  /** log p(x) of a row of {@link #data}. */
  static double exact(int row) {
    return exact(ROWS[2 * row], ROWS[2 * row + 1]);
  }

  static double exact(double... x) {
    double sum = 0;
    for (int l = 0; l < 2; l++) {
      double s = evidence(l);
      sum -= 0.5 * (x[l] * x[l] / s + Math.log(2 * Math.PI * s));
    }
    return sum;
  }

  /** KL(q ‖ p(z|x)) of a row where q has so many times the true mean and the true variance. */
  static double klToPosterior(int row, double meanFactor, double varianceFactor) {
    double sum = 0;
    for (int l = 0; l < 2; l++) {
      double mean = A[l] * ROWS[2 * row + l] / evidence(l);
      double variance = NOISE * NOISE / evidence(l);
      double shift = (meanFactor - 1) * mean;
      sum += 0.5 * (varianceFactor - 1 - Math.log(varianceFactor) + shift * shift / variance);
    }
    return sum;
  }

  private static double evidence(int l) {
    return A[l] * A[l] + NOISE * NOISE;
  }

  /** The model with q of so many times the true mean and the true variance. */
  static Vae vae(double meanFactor, double varianceFactor) {
    float[] weight = new float[8]; // [2, 4]: to mean 1, mean 2, log-variance 1 and 2
    float[] bias = new float[4];
    for (int l = 0; l < 2; l++) {
      weight[4 * l + l] = (float) (meanFactor * A[l] / evidence(l));
      bias[2 + l] = (float) Math.log(varianceFactor * NOISE * NOISE / evidence(l));
    }
    return vae(weight, bias);
  }

  /** The model with any linear encoder. */
  static Vae vae(float[] weight, float[] bias) {
    HiddenLayers none = new HiddenLayers(List.of(), ActivationFunction.RELU, Initialization.HE);
    RandomStream random = RandomStream.of(1);
    HeadLayout head = HeadLayout.of("mean", 2).output("logVariance", 2);
    Vae vae =
        new Vae(
            HeadNetwork.of("encoder", 2, none, head, random),
            new DiagonalGaussian(),
            new StandardNormal(),
            HeadNetwork.of("decoder", 2, none, HeadLayout.of("mean", 2), random),
            new HalfDeviation(),
            new KlRegistry(Set.of(new Kl())));
    Map<String, float[]> values =
        Map.of(
            "encoder.output.weight",
            weight,
            "encoder.output.bias",
            bias,
            "decoder.output.weight",
            new float[] {(float) A[0], 0, 0, (float) A[1]},
            "decoder.output.bias",
            new float[2]);
    for (Parameter parameter : vae.parameters()) {
      float[] own = values.getOrDefault(parameter.name(), new float[0]);
      System.arraycopy(own, 0, parameter.values(), 0, own.length);
      parameter.changed();
    }
    return vae;
  }

  private static final class DiagonalGaussian implements EncoderDistribution {
    @Override
    public HeadLayout head(int latentDim) {
      return HeadLayout.of("mean", latentDim).output("logVariance", latentDim);
    }

    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Normal read(Head head) {
      return new Normal(head.get("mean"), head.get("logVariance"));
    }
  }

  private record Normal(Tensor mean, Tensor logVariance) implements Posterior {
    @Override
    public LatentDraw rsample(int samples, RandomStream random) {
      Shape shape = Shape.of(samples, mean.shape().get(0), mean.shape().get(1));
      Tensor noise = mean.scope().normal(shape, random);
      return LatentDraw.of(noise.mul(logVariance.mul(0.5).exp()).add(mean));
    }

    @Override
    public Tensor logProb(Tensor z) {
      return GaussianDensity.log(z, mean, logVariance).sum(-1);
    }
  }

  private static final class Kl implements ClosedFormKl<Normal, StandardNormal> {
    @Override
    public Class<Normal> posterior() {
      return Normal.class;
    }

    @Override
    public Class<StandardNormal> prior() {
      return StandardNormal.class;
    }

    @Override
    public Tensor klPerDimension(Normal q, StandardNormal p) {
      return q.mean().square().add(q.logVariance().exp()).sub(q.logVariance()).sub(1).mul(0.5);
    }
  }

  private static final class StandardNormal implements Prior {
    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Tensor logProb(Tensor z) {
      return GaussianDensity.logStandard(z).sum(-1);
    }

    @Override
    public Tensor sample(Scope scope, int n, RandomStream random) {
      return scope.normal(Shape.of(n, 2), random);
    }
  }

  private static final class HalfDeviation implements Likelihood {
    @Override
    public HeadLayout head(int dataDim) {
      return HeadLayout.of("mean", dataDim);
    }

    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Measure measure() {
      return Measure.LEBESGUE;
    }

    @Override
    public Tensor logProb(Tensor x, Head head) {
      return GaussianDensity.log(x, head.get("mean"), NOISE).sum(-1);
    }

    @Override
    public Tensor mean(Head head) {
      return head.get("mean");
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      Tensor mean = head.get("mean").stopGradient();
      return mean.scope().normal(mean.shape(), random).mul(NOISE).add(mean);
    }
  }
}
