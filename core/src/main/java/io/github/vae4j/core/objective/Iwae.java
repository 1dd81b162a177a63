package io.github.vae4j.core.objective;

import io.github.vae4j.core.tensor.StraightThrough;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Optional;

/**
 * The importance-weighted bound (Burda, Grosse, Salakhutdinov, 2016, eqs. 8 and 13), for each row
 *
 * <pre>
 * loss = −log 1/k Σᵢ wᵢ,   log wᵢ = log p(x|zᵢ) + log p(zᵢ) − log q(zᵢ|x),   zᵢ ~ q(z|x)
 * ∇loss = −Σᵢ w̃ᵢ ∇log wᵢ,   w̃ᵢ = wᵢ / Σⱼ wⱼ
 * </pre>
 *
 * with the gradient through zᵢ included, the mean over S groups of k draws and over the batch. With
 * k = 1 it is the negative ELBO with a KL that is sampled, even where a closed form is known.
 *
 * <p>Its gradient for the encoder gets noisier, relative to its size, as k grows (Rainforth et al.,
 * 2018); {@link DoublyReparameterized} mends that.
 */
public final class Iwae implements Objective {
  private final Groups groups;

  /**
   * The bound of k draws.
   *
   * @param k at least 1
   */
  public Iwae(int k) {
    groups = new Groups(k);
  }

  @Override
  public Tensor loss(ElboTerms terms, Progress progress) {
    Tensor bound = groups.logMeanExp(terms.pathwise().logWeights());
    if (terms.z().relaxed()) {
      // a relaxed weight is no importance weight: the value is that of the exact draws
      bound = StraightThrough.of(groups.logMeanExp(terms.exact().logWeights()), bound);
    }
    return bound.mean().neg();
  }

  @Override
  public int draws(int samples) {
    return groups.draws(samples);
  }

  @Override
  public Optional<Bound> bound() {
    return Optional.of(new Bound(groups.k()));
  }
}
