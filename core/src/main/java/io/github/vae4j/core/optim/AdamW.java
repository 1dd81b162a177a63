package io.github.vae4j.core.optim;

import io.github.vae4j.core.tensor.Parameter;

/**
 * Adam with decoupled weight decay (Loshchilov, Hutter, 2019, algorithm 2): beside Adam's step, w
 * shrinks by the factor 1 − η·λ. As is usual, λ is multiplied by the whole learning rate η; the
 * paper multiplies it by the schedule's factor only.
 *
 * <p>Matrices of weights decay. Parameters of lower rank (biases, shared variances, a prior's
 * learned mean) do not: decay towards 0 has no meaning for them.
 */
public final class AdamW extends ElementwiseOptimizer {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;

  /**
   * AdamW at its first step.
   *
   * @param beta1 decay of the mean of the gradient, in [0, 1)
   * @param beta2 decay of the mean of its square, in [0, 1)
   * @param epsilon added to the root, greater than 0
   * @param weightDecay λ, at least 0
   */
  public AdamW(double beta1, double beta2, double epsilon, double weightDecay) {
    super("mean", "variance");
    this.beta1 = Require.decay("beta1", beta1);
    this.beta2 = Require.decay("beta2", beta2);
    this.epsilon = Require.positive("epsilon", epsilon);
    this.weightDecay = Require.nonNegative("weightDecay", weightDecay);
  }

  @Override
  protected Rule rule(Parameter parameter, long step, double gradientScale, double learningRate) {
    double decay = parameter.shape().rank() >= 2 ? weightDecay : 0;
    return new AdamRule(beta1, beta2, epsilon, decay, step, gradientScale, learningRate);
  }
}
