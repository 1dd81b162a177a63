package io.github.vae4j.core.optim;

import io.github.vae4j.core.tensor.Parameter;

/**
 * Gradient descent with momentum (Polyak, 1964; in the form of Sutskever, Martens, Dahl, Hinton,
 * 2013, with the learning rate outside the velocity):
 *
 * <pre>
 * b ← μ·b + g
 * w ← w − η·b                    Polyak
 * w ← w − η·(g + μ·b)            Nesterov
 * </pre>
 */
public final class SgdMomentum extends ElementwiseOptimizer {
  private final double momentum;
  private final boolean nesterov;

  /**
   * Gradient descent at its first step.
   *
   * @param momentum μ in [0, 1); 0 is plain gradient descent
   * @param nesterov whether the step looks ahead
   */
  public SgdMomentum(double momentum, boolean nesterov) {
    super("velocity");
    this.momentum = Require.decay("momentum", momentum);
    this.nesterov = nesterov;
  }

  @Override
  protected Rule rule(Parameter parameter, long step, double gradientScale, double learningRate) {
    float scale = (float) gradientScale;
    float mu = (float) momentum;
    float fromGradient = (float) (nesterov ? learningRate : 0);
    float fromVelocity = (float) (nesterov ? learningRate * momentum : learningRate);
    return (w, g, memory, from, to) ->
        descend(w, g, memory[0], from, to, scale, mu, fromGradient, fromVelocity);
  }

  private static void descend(
      float[] w,
      float[] g,
      float[] velocity,
      int from,
      int to,
      float scale,
      float mu,
      float fromGradient,
      float fromVelocity) {
    for (int i = from; i < to; i++) {
      float gi = scale * g[i];
      float b = Underflow.toZero(mu * velocity[i] + gi);
      velocity[i] = b;
      w[i] -= fromGradient * gi + fromVelocity * b;
    }
  }
}
