package io.github.vae4j.core.run;

import io.github.vae4j.core.kl.KlMethod;

/**
 * The two terms of the ELBO, means over examples, in nats.
 *
 * @param expectedLogLikelihood E_q[log p(x|z)], constants kept, summed over D
 * @param kl KL(q(z|x) ‖ p(z)), summed over L
 * @param klMethod how the KL was computed
 * @param klSamples draws a Monte Carlo KL rests on; 0 for a closed form
 */
public record Terms(double expectedLogLikelihood, double kl, KlMethod klMethod, int klSamples) {
  /** Whether the KL is a Monte Carlo estimate, and with it the ELBO that contains it. */
  public boolean klSampled() {
    return klMethod == KlMethod.MONTE_CARLO;
  }

  /** expected log-likelihood − KL; higher is better. */
  public double elbo() {
    return expectedLogLikelihood - kl;
  }
}
