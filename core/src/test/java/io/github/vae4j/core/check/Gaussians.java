package io.github.vae4j.core.check;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Gaussian parts with one formula each to be exchanged for a wrong one. */
final class Gaussians {
  static final double LOG_2_PI = Math.log(2 * Math.PI);

  private Gaussians() {}

  /** log N of d = (x − μ)² and log σ², summed as it is done right. */
  interface LogDensity {
    Tensor of(Tensor squares, Tensor logVariance);
  }

  static final LogDensity RIGHT =
      (squares, logVariance) ->
          squares.mul(logVariance.neg().exp()).add(logVariance).add(LOG_2_PI).mul(-0.5).sum(-1);

  /**
   * A Gaussian likelihood.
   *
   * @param bounded what is made of the head's log σ²
   * @param scale of the draws, right at 1
   */
  record NormalLikelihood(LogDensity density, UnaryOperator<Tensor> bounded, double scale)
      implements Likelihood {
    @Override
    public HeadLayout head(int dataDim) {
      return HeadLayout.of("mean", dataDim).output("logVariance", dataDim);
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
      return density.of(x.sub(mean(head)).square(), bounded.apply(head.get("logVariance")));
    }

    @Override
    public Tensor mean(Head head) {
      return head.get("mean");
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      Tensor mean = mean(head).stopGradient();
      Tensor deviation = bounded.apply(head.get("logVariance")).stopGradient().mul(0.5).exp();
      return mean.scope().normal(mean.shape(), random).mul(deviation).mul(scale).add(mean);
    }
  }

  static Likelihood likelihood(LogDensity density) {
    return new NormalLikelihood(density, raw -> raw, 1);
  }

  /** N(0, 1) with its log-density to be exchanged. */
  record NormalPrior(int latentDim, UnaryOperator<Tensor> density) implements Prior {
    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Tensor logProb(Tensor z) {
      return density.apply(z);
    }

    @Override
    public Tensor sample(Scope scope, int n, RandomStream random) {
      return scope.normal(Shape.of(n, latentDim), random);
    }
  }

  static Tensor standard(Tensor z) {
    return z.square().add(LOG_2_PI).mul(-0.5).sum(-1);
  }

  /** N(mean, exp logVariance). */
  record NormalEncoder() implements EncoderDistribution {
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
      return new Normal(head.get("mean"), head.get("logVariance").clip(-20, 20));
    }
  }

  record Normal(Tensor mean, Tensor logVariance) implements Posterior {
    @Override
    public LatentDraw rsample(int samples, RandomStream random) {
      Shape shape = Shape.of(samples, mean.shape().get(0), mean.shape().get(1));
      Tensor noise = mean.scope().normal(shape, random);
      return LatentDraw.of(noise.mul(logVariance.mul(0.5).exp()).add(mean));
    }

    @Override
    public Tensor logProb(Tensor z) {
      return RIGHT.of(z.sub(mean).square(), logVariance);
    }
  }

  /** KL(N ‖ N(0, 1)) with its formula, of mean and log σ², to be exchanged. */
  record NormalKl(BinaryOperator<Tensor> formula) implements ClosedFormKl<Normal, NormalPrior> {
    @Override
    public Class<Normal> posterior() {
      return Normal.class;
    }

    @Override
    public Class<NormalPrior> prior() {
      return NormalPrior.class;
    }

    @Override
    public Tensor klPerDimension(Normal q, NormalPrior p) {
      return formula.apply(q.mean(), q.logVariance());
    }
  }

  static Tensor kl(Tensor mean, Tensor logVariance) {
    return mean.square().add(logVariance.expm1().sub(logVariance)).mul(0.5);
  }
}
