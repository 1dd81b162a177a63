package io.github.vae4j.core.objective;

import io.github.vae4j.core.kl.KlValue;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.tensor.GradientScale;
import io.github.vae4j.core.tensor.Tensor;

/**
 * Terms of given values.
 *
 * @param exactLogLikelihood what is logged
 */
record FixedTerms(LatentDraw z, Draws pathwise, Draws exact, KlValue kl, Tensor exactLogLikelihood)
    implements ElboTerms {
  /** Log-probabilities of given values. */
  record Fixed(
      Tensor logLikelihood, Tensor logPrior, Tensor logPosterior, Tensor logPosteriorThroughDraws)
      implements Draws {
    static Fixed of(Tensor logLikelihood, Tensor logPrior, Tensor logPosterior) {
      return new Fixed(logLikelihood, logPrior, logPosterior, logPosterior.stopGradient());
    }
  }

  /** Terms of an objective that looks at the log-likelihood and the KL alone. */
  static FixedTerms of(Tensor logLikelihood, KlValue kl, Tensor exact) {
    Tensor none = logLikelihood.scope().full(logLikelihood.shape(), 0);
    return new FixedTerms(
        LatentDraw.of(none),
        Fixed.of(logLikelihood, none, none),
        Fixed.of(exact, none, none),
        kl,
        exact);
  }

  @Override
  public Draws pathwise(GradientScale scale) {
    return pathwise;
  }
}
