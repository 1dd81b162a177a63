package io.github.vae4j.core.estimate;

import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.optim.Adam;
import io.github.vae4j.core.optim.Optimizer;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import java.util.List;

/**
 * The best q of its family for each x by itself: gradient ascent on the ELBO of the row, from where
 * the encoder leaves it, in the raw values of the head (Cremer, Li, Duvenaud, 2018, section 3.1).
 * The decoder and the prior stay as they are. Adam, with a rate that falls to 0 as half a cosine.
 *
 * @param steps of the ascent
 * @param draws of z for each row in a step
 * @param learningRate at the start
 */
public record PosteriorRefit(int steps, int draws, double learningRate) {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** 400 steps of 8 draws from a rate of 0.05, which take the gap of an oracle below 0.01 nats. */
  public static final PosteriorRefit USUAL = new PosteriorRefit(400, 8, 0.05);

  public PosteriorRefit {
    if (steps < 0 || draws < 1 || !(learningRate > 0)) {
      throw new IllegalArgumentException(
          "%d steps of %d draws at a rate of %s; expected at least 0, at least 1, and above 0"
              .formatted(steps, draws, learningRate));
    }
  }

  /**
   * The refitted heads.
   *
   * @param x the rows, [B, D]
   * @param random for the draws of the ascent alone
   */
  EncoderHeads fit(Device device, Vae vae, float[] x, EncoderHeads start, RandomStream random) {
    EncoderHeads heads = start.copy();
    List<Parameter> learned = heads.ofRows();
    Optimizer optimizer = new Adam(BETA1, BETA2, EPSILON);
    Shape shape = Shape.of(heads.rows(), x.length / heads.rows());
    for (int step = 0; step < steps; step++) {
      try (Scope scope = device.scopeOf(learned)) {
        Tensor data = scope.constant(shape, x);
        Posterior posterior = heads.posterior(scope);
        LatentDraw z = posterior.rsample(draws, random);
        Tensor logLikelihood = vae.likelihood().logProb(data, vae.decode(z.surrogate())).mean(0);
        Tensor kl = vae.klRegistry().kl(posterior, vae.prior(), z).total();
        Tensor loss = kl.sub(logLikelihood).sum();
        double rate = learningRate * 0.5 * (1 + Math.cos(Math.PI * step / steps));
        optimizer.step(device, learned, scope.gradients(loss), 1, rate);
      }
    }
    return heads;
  }
}
