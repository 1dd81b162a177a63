package io.github.vae4j.likelihoods;

import io.github.vae4j.core.tensor.Tensor;
import org.apache.commons.math3.special.Beta;

/**
 * The regularised incomplete beta function I_x(a, b), which is the distribution function of the
 * beta distribution and gives that of Student's t; without gradient.
 */
public final class RegularizedBeta {
  private RegularizedBeta() {}

  /**
   * log I_x(a, b), of broadcast operands; log(1 − I_x(a, b)) is that of 1 − x, b and a.
   *
   * @param x in [0, 1]
   * @param a above 0
   * @param b above 0
   */
  public static Tensor log(Tensor x, Tensor a, Tensor b) {
    Tensor all = x.add(a.mul(0)).add(b.mul(0)).stopGradient();
    float[] values = all.toArray();
    float[] first = all.mul(0).add(a).toArray();
    float[] second = all.mul(0).add(b).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.log(Beta.regularizedBeta(values[i], first[i], second[i]));
    }
    return all.scope().constant(all.shape(), values);
  }
}
