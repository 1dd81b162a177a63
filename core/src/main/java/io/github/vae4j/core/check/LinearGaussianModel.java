package io.github.vae4j.core.check;

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
import io.github.vae4j.core.vae.Vae;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The smallest model whose every quantity is known: x = w z + b + σ ε with z, ε ~ N(0, 1) and w =
 * 1.2, b = 0.3, σ = 0.5:
 *
 * <pre>
 * p(x) = N(b, w² + σ²)
 * p(z|x) = N(w (x − b) / (w² + σ²), σ² / (w² + σ²))
 * </pre>
 *
 * @param mean of q(z|x) less that of p(z|x), in deviations of p(z|x)
 * @param scale of q(z|x) relative to that of p(z|x)
 */
record LinearGaussianModel(double mean, double scale) {
  static final double W = 1.2;
  static final double B = 0.3;
  static final double SIGMA = 0.5;
  private static final double VARIANCE = W * W + SIGMA * SIGMA;

  /** q(z|x) = p(z|x). */
  static LinearGaussianModel exact() {
    return new LinearGaussianModel(0, 1);
  }

  static double logEvidence(double x) {
    return -0.5 * ((x - B) * (x - B) / VARIANCE + Math.log(2 * Math.PI * VARIANCE));
  }

  /** The deviation of p(z|x). */
  private static double deviation() {
    return SIGMA / Math.sqrt(VARIANCE);
  }

  /** The mean of q(z|x). */
  double posteriorMean(double x) {
    return W * (x - B) / VARIANCE + mean * deviation();
  }

  /** The logarithm of the deviation of q(z|x). */
  double posteriorLogScale() {
    return Math.log(scale * deviation());
  }

  /** log p(x|z) + log p(z) − log q(z|x) at z = m + e^s ε, in double. */
  static double logWeight(double x, double m, double s, double b, double noise) {
    double z = m + Math.exp(s) * noise;
    return logNormal(x - W * z - b, SIGMA)
        + logNormal(z, 1)
        - (-0.5 * noise * noise - s - 0.5 * Math.log(2 * Math.PI));
  }

  private static double logNormal(double d, double sigma) {
    return -0.5 * d * d / (sigma * sigma) - Math.log(sigma) - 0.5 * Math.log(2 * Math.PI);
  }

  /** The model with linear networks. The KL has no closed form and is sampled. */
  Vae vae() {
    return vae(0);
  }

  /**
   * The same with a log-likelihood that is too large.
   *
   * @param added to log p(x|z)
   */
  Vae vae(double added) {
    HiddenLayers none = new HiddenLayers(List.of(), ActivationFunction.RELU, Initialization.HE);
    RandomStream random = RandomStream.of(1);
    Vae vae =
        new Vae(
            HeadNetwork.of("encoder", 1, none, new Encoder().head(1), random),
            new Encoder(),
            new StandardNormal(),
            HeadNetwork.of("decoder", 1, none, HeadLayout.of("mean", 1), random),
            new Noise(added),
            new KlRegistry(Set.of()));
    Map<String, float[]> values =
        Map.of(
            "encoder.output.weight", new float[] {(float) (W / VARIANCE), 0},
            "encoder.output.bias",
                new float[] {(float) posteriorMean(0), (float) posteriorLogScale()},
            "decoder.output.weight", new float[] {(float) W},
            "decoder.output.bias", new float[] {(float) B});
    for (Parameter parameter : vae.parameters()) {
      float[] own = values.getOrDefault(parameter.name(), new float[0]);
      System.arraycopy(own, 0, parameter.values(), 0, own.length);
      parameter.changed();
    }
    return vae;
  }

  /** N(mean, e^(2 logScale)). */
  private record Encoder() implements EncoderDistribution {
    @Override
    public HeadLayout head(int latentDim) {
      return HeadLayout.of("mean", latentDim).output("logScale", latentDim);
    }

    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Posterior read(Head head) {
      return new Normal(head.get("mean"), head.get("logScale"));
    }
  }

  private record Normal(Tensor mean, Tensor logScale) implements Posterior {
    @Override
    public LatentDraw rsample(int samples, RandomStream random) {
      Shape shape = Shape.of(samples, mean.shape().get(0), mean.shape().get(1));
      return LatentDraw.of(mean.scope().normal(shape, random).mul(logScale.exp()).add(mean));
    }

    @Override
    public Tensor logProb(Tensor z) {
      return GaussianDensity.log(z, mean, logScale.mul(2)).sum(-1);
    }
  }

  private record StandardNormal() implements Prior {
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
      return scope.normal(Shape.of(n, 1), random);
    }
  }

  private record Noise(double added) implements Likelihood {
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
      return GaussianDensity.log(x, head.get("mean"), SIGMA).sum(-1).add(added);
    }

    @Override
    public Tensor mean(Head head) {
      return head.get("mean");
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      Tensor mean = mean(head).stopGradient();
      return mean.scope().normal(mean.shape(), random).mul(SIGMA).add(mean);
    }
  }
}
