package io.github.vae4j.core.estimate;

import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;

/**
 * The geometric path from a distribution f₀ that can be drawn from to the joint p(x, z), whose
 * integral is p(x):
 *
 * <pre>
 * log f_β(z) = log f₀(z) + β (log p(x, z) − log f₀(z)),   β from 0 to 1
 * </pre>
 */
public enum AnnealingPath {
  /**
   * From the prior: f_β = p(z) p(x|z)^β (Wu, Burda, Salakhutdinov, Grosse, 2017). It knows nothing
   * of the encoder, so it does not share the failures of importance sampling with q(z|x).
   */
  PRIOR {
    @Override
    Tensor draw(Scope scope, Vae vae, Tensor x, int chains, RandomStream random) {
      int rows = x.shape().get(0);
      Tensor z = vae.prior().sample(scope, chains * rows, random);
      return z.reshape(chains, rows, z.shape().last());
    }

    @Override
    Terms terms(Vae vae, Tensor x, Tensor z) {
      return new Terms(vae.prior().logProb(z), vae.likelihood().logProb(x, vae.decode(z)));
    }
  },

  /**
   * From q(z|x): f_β = q(z|x)^(1−β) (p(z) p(x|z))^β. Shorter where q is good; where q is too narrow
   * it must first spread, as importance sampling must.
   */
  ENCODER {
    @Override
    Tensor draw(Scope scope, Vae vae, Tensor x, int chains, RandomStream random) {
      return vae.encode(x).rsample(chains, random).exact();
    }

    @Override
    Terms terms(Vae vae, Tensor x, Tensor z) {
      Posterior posterior = vae.encode(x);
      Tensor start = posterior.logProb(z);
      Tensor joint = vae.prior().logProb(z).add(vae.likelihood().logProb(x, vae.decode(z)));
      return new Terms(start, joint.sub(start));
    }
  };

  /**
   * The two parts of log f_β, each [C, B].
   *
   * @param start log f₀(z)
   * @param slope log p(x, z) − log f₀(z), which β multiplies
   */
  record Terms(Tensor start, Tensor slope) {}

  /** C draws of f₀ for each row of x [B, D], [C, B, L]. */
  abstract Tensor draw(Scope scope, Vae vae, Tensor x, int chains, RandomStream random);

  /** The parts of log f_β at z [C, B, L]. */
  abstract Terms terms(Vae vae, Tensor x, Tensor z);
}
