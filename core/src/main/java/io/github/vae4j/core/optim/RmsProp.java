package io.github.vae4j.core.optim;

import io.github.vae4j.core.tensor.Parameter;

/**
 * RMSprop (Tieleman, Hinton, 2012, lecture 6.5), with optional momentum:
 *
 * <pre>
 * v ← α·v + (1 − α)·g²
 * b ← μ·b + g / (√v + ε)
 * w ← w − η·b
 * </pre>
 */
public final class RmsProp extends ElementwiseOptimizer {
  private final double alpha;
  private final double epsilon;
  private final double momentum;

  /**
   * RMSprop at its first step.
   *
   * @param alpha decay of the mean of the squared gradient, in [0, 1)
   * @param epsilon added to the root, greater than 0
   * @param momentum μ in [0, 1)
   */
  public RmsProp(double alpha, double epsilon, double momentum) {
    super("square", "velocity");
    this.alpha = Require.decay("alpha", alpha);
    this.epsilon = Require.positive("epsilon", epsilon);
    this.momentum = Require.decay("momentum", momentum);
  }

  @Override
  protected Rule rule(Parameter parameter, long step, double gradientScale, double learningRate) {
    float scale = (float) gradientScale;
    float rate = (float) (1 - alpha);
    float eps = (float) epsilon;
    float mu = (float) momentum;
    float eta = (float) learningRate;
    return (w, g, memory, from, to) ->
        descend(w, g, memory[0], memory[1], from, to, scale, rate, eps, mu, eta);
  }

  private static void descend(
      float[] w,
      float[] g,
      float[] square,
      float[] velocity,
      int from,
      int to,
      float scale,
      float rate,
      float eps,
      float mu,
      float eta) {
    for (int i = from; i < to; i++) {
      float gi = scale * g[i];
      float v = Underflow.toZero(square[i] + rate * (gi * gi - square[i]));
      float b = Underflow.toZero(mu * velocity[i] + gi / ((float) Math.sqrt(v) + eps));
      square[i] = v;
      velocity[i] = b;
      w[i] -= eta * b;
    }
  }
}
