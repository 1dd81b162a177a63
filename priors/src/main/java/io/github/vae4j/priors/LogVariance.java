package io.github.vae4j.priors;

import io.github.vae4j.core.tensor.StraightThrough;
import io.github.vae4j.core.tensor.Tensor;

/**
 * The range that log σ² of a latent variable is held in, [−20, 20]: σ from 4.5·10⁻⁵ to 2.2·10⁴.
 * Outside it z and its density would lose their digits to rounding or overflow. Inside it the raw
 * output is used as it is; outside, the value stays at the bound while the gradient passes, so that
 * what has strayed out can come back: there the KL always pulls inwards.
 */
final class LogVariance {
  private static final double LIMIT = 20;

  private LogVariance() {}

  static Tensor bounded(Tensor raw) {
    return StraightThrough.of(raw.clip(-LIMIT, LIMIT), raw);
  }
}
