package io.github.vae4j.priors;

import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Support;

/** q(z|x) = N(μ(x), diag σ²(x)), with log σ² held in [−20, 20]. */
public final class DiagonalGaussianEncoder implements EncoderDistribution {
  @Override
  public HeadLayout head(int latentDim) {
    return HeadLayout.of("mean", latentDim).output("logVariance", latentDim);
  }

  @Override
  public Support support() {
    return Support.REAL;
  }

  @Override
  public GaussianPosterior read(Head head) {
    return new GaussianPosterior(head.get("mean"), LogVariance.bounded(head.get("logVariance")));
  }
}
