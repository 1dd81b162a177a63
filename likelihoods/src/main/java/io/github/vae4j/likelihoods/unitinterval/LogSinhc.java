package io.github.vae4j.likelihoods.unitinterval;

import io.github.vae4j.core.tensor.Tensor;

/**
 * g(u) = log(sinh(u) / u), an even function that is 0 at 0, and its derivative coth(u) − 1/u. Near
 * 0, where both are differences of nearly equal numbers, by Taylor's series
 *
 * <pre>
 * g(u) = u²/6 − u⁴/180 + u⁶/2835 − u⁸/37800 + u¹⁰/467775 − 691 u¹²/3831077250 + …
 * </pre>
 *
 * with terms 2²ⁿ B₂ₙ u²ⁿ / (2n (2n)!), whose first left out is 1.6·10⁻⁸ u¹⁴.
 */
final class LogSinhc {
  /** The series is used for |u| up to here. */
  static final double NEAR = 1;

  private static final double LOG_2 = Math.log(2);

  /** Of g(u) / u² as a polynomial in u². */
  private static final double[] SERIES = {
    1.0 / 6, -1.0 / 180, 1.0 / 2835, -1.0 / 37800, 1.0 / 467775, -691.0 / 3831077250.0
  };

  private LogSinhc() {}

  /** g(u) from u² ≤ 1. */
  static Tensor near(Tensor square) {
    Tensor sum = square.mul(SERIES[SERIES.length - 1]);
    for (int i = SERIES.length - 2; i > 0; i--) {
      sum = sum.add(SERIES[i]).mul(square);
    }
    return sum.add(SERIES[0]).mul(square);
  }

  /** g′(u) = Σ 2n (coefficient n) u²ⁿ⁻¹ for |u| ≤ 1. */
  static Tensor slopeNear(Tensor u) {
    Tensor square = u.square();
    Tensor sum = square.mul(2 * SERIES.length * SERIES[SERIES.length - 1]);
    for (int i = SERIES.length - 2; i > 0; i--) {
      sum = sum.add(2 * (i + 1) * SERIES[i]).mul(square);
    }
    return sum.add(2 * SERIES[0]).mul(u);
  }

  /** g″(u) = Σ 2n (2n − 1) (coefficient n) u²ⁿ⁻² for |u| ≤ ½, where it is exact to 10⁻⁸. */
  static Tensor curvatureNear(Tensor u) {
    Tensor square = u.square();
    int last = SERIES.length;
    Tensor sum = square.mul(2 * last * (2 * last - 1) * SERIES[last - 1]);
    for (int n = last - 1; n > 1; n--) {
      sum = sum.add(2 * n * (2 * n - 1) * SERIES[n - 1]).mul(square);
    }
    return sum.add(2 * SERIES[0]);
  }

  /** g(u) for any u: |u| − log 2|u| + log(1 − e^−2|u|) beyond the series. */
  static Tensor of(Tensor u) {
    Tensor size = u.abs();
    Tensor large = size.max(u.scope().scalar(NEAR));
    Tensor far = large.sub(large.log()).sub(LOG_2).add(large.mul(-2).exp().neg().log1p());
    return far.where(size.greater(NEAR), near(u.clip(-NEAR, NEAR).square()));
  }
}
