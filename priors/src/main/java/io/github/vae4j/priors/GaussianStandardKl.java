package io.github.vae4j.priors;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.tensor.Tensor;

/**
 * KL(N(μ, σ²) ‖ N(0, 1)) = ½ (μ² + (σ² − 1 − log σ²)), with σ² − 1 as expm1(log σ²), which keeps
 * its digits near σ = 1 (Kingma, Welling, 2014, appendix B).
 */
public final class GaussianStandardKl
    implements ClosedFormKl<GaussianPosterior, StandardGaussianPrior> {
  @Override
  public Class<GaussianPosterior> posterior() {
    return GaussianPosterior.class;
  }

  @Override
  public Class<StandardGaussianPrior> prior() {
    return StandardGaussianPrior.class;
  }

  @Override
  public Tensor klPerDimension(GaussianPosterior q, StandardGaussianPrior p) {
    Tensor t = q.logVariance();
    return q.mean().square().add(t.expm1().sub(t)).mul(0.5);
  }
}
