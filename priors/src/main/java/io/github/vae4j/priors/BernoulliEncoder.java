package io.github.vae4j.priors;

import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Support;

/**
 * q(z|x) of independent bits, from logits.
 *
 * @param gradient how the gradient gets past the hard bits
 */
public record BernoulliEncoder(BitGradient gradient) implements EncoderDistribution {
  @Override
  public HeadLayout head(int latentDim) {
    return HeadLayout.of("logits", latentDim);
  }

  @Override
  public Support support() {
    return Support.BINARY;
  }

  @Override
  public BernoulliPosterior read(Head head) {
    return new BernoulliPosterior(head.get("logits"), gradient);
  }
}
