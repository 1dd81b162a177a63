package org.example.laplace;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.tensor.SpecialFunctions;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.priors.GaussianPosterior;

/**
 * KL(N(μ, σ²) ‖ Laplace(0, b)) = E|z| / b + log 2b − ½ log 2πeσ², where |z| is a folded normal
 * draw: E|z| = σ √(2/π) exp(−μ²/2σ²) + μ erf(μ/σ√2).
 */
public final class GaussianLaplaceKl implements ClosedFormKl<GaussianPosterior, LaplacePrior> {
  @Override
  public Class<GaussianPosterior> posterior() {
    return GaussianPosterior.class;
  }

  @Override
  public Class<LaplacePrior> prior() {
    return LaplacePrior.class;
  }

  @Override
  public Tensor klPerDimension(GaussianPosterior q, LaplacePrior p) {
    Tensor sigma = q.logVariance().mul(0.5).exp();
    Tensor ratio = q.mean().div(sigma).mul(Math.sqrt(0.5));
    Tensor spread = ratio.square().neg().exp().mul(sigma).mul(Math.sqrt(2 / Math.PI));
    Tensor meanSize = spread.add(SpecialFunctions.erf(ratio).mul(q.mean()));
    double constant = Math.log(2 * p.scale()) - 0.5 * Math.log(2 * Math.PI * Math.E);
    return meanSize.div(p.scale()).sub(q.logVariance().mul(0.5)).add(constant);
  }
}
