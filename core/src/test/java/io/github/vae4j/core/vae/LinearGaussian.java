package io.github.vae4j.core.vae;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The linear model of {@link ImportanceSamplingTest}. */
final class LinearGaussian {
  private LinearGaussian() {}

  /** The model with q(z|x) of the true mean, and the true deviation times a factor. */
  static Vae withPosterior(double factor) {
    HiddenLayers none = new HiddenLayers(List.of(), ActivationFunction.RELU, Initialization.HE);
    RandomStream random = RandomStream.of(1);
    float deviation = (float) (factor / Math.sqrt(6));
    Vae vae =
        new Vae(
            HeadNetwork.of("encoder", 2, none, HeadLayout.of("mean", 1), random),
            new Q(deviation),
            new StandardNormal(),
            HeadNetwork.of("decoder", 1, none, HeadLayout.of("mean", 2), random),
            new HalfDeviation(),
            new KlRegistry(Set.of()));
    Map<String, float[]> values =
        Map.of(
            "encoder.output.weight", new float[] {2 / 3f, -1 / 3f},
            "encoder.output.bias", new float[] {-1 / 6f},
            "decoder.output.weight", new float[] {1, -0.5f},
            "decoder.output.bias", new float[] {0.2f, -0.1f});
    for (Parameter parameter : vae.parameters()) {
      float[] own = values.get(parameter.name());
      System.arraycopy(own, 0, parameter.values(), 0, own.length);
      parameter.changed();
    }
    return vae;
  }

  private record Q(double deviation) implements EncoderDistribution {
    @Override
    public HeadLayout head(int latentDim) {
      return HeadLayout.of("mean", latentDim);
    }

    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Posterior read(Head head) {
      return new Normal(head.get("mean"), deviation);
    }
  }

  private record Normal(Tensor mean, double deviation) implements Posterior {
    @Override
    public LatentDraw rsample(int samples, RandomStream random) {
      Shape shape = Shape.of(samples, mean.shape().get(0), mean.shape().get(1));
      return LatentDraw.of(mean.scope().normal(shape, random).mul(deviation).add(mean));
    }

    @Override
    public Tensor logProb(Tensor z) {
      return GaussianDensity.log(z, mean, deviation).sum(-1);
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
      return scope.normal(Shape.of(n, 1), random);
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
      return GaussianDensity.log(x, head.get("mean"), 0.5).sum(-1);
    }

    @Override
    public Tensor mean(Head head) {
      return head.get("mean");
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      return mean(head);
    }
  }
}
