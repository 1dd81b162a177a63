package io.github.vae4j.core.model;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;

/** p(z), the distribution of the latent variables before anything is seen. */
public interface Prior {
  /** The values z can take; they must be those of the encoder distribution. */
  Support support();

  /**
   * log p(z) in nats, summed over L.
   *
   * @param z [S, B, L]
   * @return [S, B]
   */
  Tensor logProb(Tensor z);

  /**
   * Draws of z, without gradient.
   *
   * @param scope owner of the result
   * @return [n, L]
   */
  Tensor sample(Scope scope, int n, RandomStream random);

  /** What is learned with the model; none unless the prior says so. */
  default List<Parameter> parameters() {
    return List.of();
  }
}
