package io.github.vae4j.core.optim;

import io.github.vae4j.core.tensor.Parameter;

/**
 * Adam (Kingma, Ba, 2015, algorithm 1): w ← w − η·m̂ / (√v̂ + ε), with bias-corrected running means
 * m̂ of the gradient and v̂ of its square.
 */
public final class Adam extends ElementwiseOptimizer {
  private final double beta1;
  private final double beta2;
  private final double epsilon;

  /**
   * Adam at its first step.
   *
   * @param beta1 decay of the mean of the gradient, in [0, 1)
   * @param beta2 decay of the mean of its square, in [0, 1)
   * @param epsilon added to the root, greater than 0
   */
  public Adam(double beta1, double beta2, double epsilon) {
    super("mean", "variance");
    this.beta1 = Require.decay("beta1", beta1);
    this.beta2 = Require.decay("beta2", beta2);
    this.epsilon = Require.positive("epsilon", epsilon);
  }

  @Override
  protected Rule rule(Parameter parameter, long step, double gradientScale, double learningRate) {
    return new AdamRule(beta1, beta2, epsilon, 0, step, gradientScale, learningRate);
  }
}
