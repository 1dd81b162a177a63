package io.github.vae4j.priors;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.tensor.Tensor;

/**
 * KL(N(μ, σ²) ‖ N(μ₀, σ₀²)) = ½ ((μ − μ₀)² / σ₀² + (σ²/σ₀² − 1 − log σ²/σ₀²)), with t = log σ²/σ₀²
 * and σ²/σ₀² − 1 as expm1(t).
 */
public final class GaussianDiagonalKl
    implements ClosedFormKl<GaussianPosterior, DiagonalGaussianPrior> {
  @Override
  public Class<GaussianPosterior> posterior() {
    return GaussianPosterior.class;
  }

  @Override
  public Class<DiagonalGaussianPrior> prior() {
    return DiagonalGaussianPrior.class;
  }

  @Override
  public Tensor klPerDimension(GaussianPosterior q, DiagonalGaussianPrior p) {
    Tensor mean0 = p.mean(q.mean().scope());
    Tensor logVariance0 = p.logVariance(q.mean().scope());
    Tensor t = q.logVariance().sub(logVariance0);
    Tensor shift = q.mean().sub(mean0).square().mul(logVariance0.neg().exp());
    return shift.add(t.expm1().sub(t)).mul(0.5);
  }
}
