package io.github.vae4j.core.tensor;

import org.jspecify.annotations.Nullable;

/**
 * A factor on the gradient that flows back through a tensor, which may be known only after the
 * tensor was used: forwards h(x) = x, exactly; backwards ∂loss/∂x = c · ∂loss/∂h.
 *
 * <pre>{@code
 * GradientScale scale = new GradientScale();
 * Tensor loss = f(scale.of(z));       // f looks at z, and gives the factor
 * scale.by(g(loss));
 * scope.gradients(loss);              // f's gradient with respect to z, times the factor
 * }</pre>
 */
public final class GradientScale {
  private @Nullable Tensor factor;

  /** The values of x; their gradient will be multiplied by the factor on its way to x. */
  public Tensor of(Tensor x) {
    return x.seen(x.shape(), (gradient, gradients) -> gradients.add(x, scaled(x, gradient)));
  }

  /**
   * Sets the factor, before gradients are taken. None flows to the factor itself.
   *
   * @param rows c, one number for each row: [K, B] for x of shape [K, B, L]
   */
  public void by(Tensor rows) {
    factor = rows.stopGradient();
  }

  private float[] scaled(Tensor x, float[] gradient) {
    Tensor rows = factor;
    if (rows == null) {
      throw new IllegalStateException(
          "the factor of a scaled gradient was not set before the gradient was taken; call by(...)");
    }
    if (!rows.shape().equals(x.shape().without(-1))) {
      throw new IllegalStateException(
          "the factor of a scaled gradient is of shape %s; expected %s, one number for each row of %s"
              .formatted(rows.shape(), x.shape().without(-1), x.shape()));
    }
    int width = x.shape().last();
    float[] c = rows.array();
    float[] out = x.scope().allocate(x.shape().size());
    Axis.forRows(
        x.scope().device(),
        rows.shape().size(),
        width,
        (from, to, worker) -> {
          for (int row = from; row < to; row++) {
            for (int i = row * width; i < (row + 1) * width; i++) {
              out[i] = c[row] * gradient[i];
            }
          }
        });
    return out;
  }
}
