package io.github.vae4j.core.model;

/**
 * A family of encoder distributions q(z|x): asks an encoder network for a head, and reads one
 * distribution a batch row from it.
 */
public interface EncoderDistribution {
  /** The raw outputs the family asks of the network for z of dimension L. */
  HeadLayout head(int latentDim);

  /** The values z can take; they must be those of the prior. */
  Support support();

  /**
   * The distributions that a head describes.
   *
   * @param head of shape [B, ·]
   * @return B independent rows, each over L dimensions
   */
  Posterior read(Head head);
}
