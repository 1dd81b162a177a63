package io.github.vae4j.core.vae;

import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.kl.KlValue;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.objective.ElboTerms;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A variational autoencoder (Kingma, Welling, 2014; Rezende, Mohamed, Wierstra, 2014):
 *
 * <pre>
 * encoder network → q(z|x)   z ~ q(z|x)   decoder network → p(x|z)
 * ELBO(x) = E_q[log p(x|z)] − KL(q(z|x) ‖ p(z))
 * </pre>
 *
 * @param encoder from x [B, D] to the head of q(z|x)
 * @param decoder from z [S, B, L] to the head of p(x|z)
 */
public record Vae(
    HeadNetwork encoder,
    EncoderDistribution encoderDistribution,
    Prior prior,
    HeadNetwork decoder,
    Likelihood likelihood,
    KlRegistry klRegistry) {

  /**
   * One way through the model.
   *
   * @param terms the ELBO's terms
   * @param posterior q(z|x), B rows
   * @param z draws from it, [S, B, L]
   * @param head of p(x|z) at the draws that carry the gradient, [S, B, ·]
   */
  public record Pass(ElboTerms terms, Posterior posterior, LatentDraw z, Head head) {}

  /** q(z|x) of every row of x [B, D]. */
  public Posterior encode(Tensor x) {
    return encoderDistribution.read(encoder.forward(x));
  }

  /** The head of p(x|z) for z [..., L]. */
  public Head decode(Tensor z) {
    return decoder.forward(z);
  }

  /**
   * The ELBO's terms of a batch x [B, D], from S draws of z for each row.
   *
   * @param samples S ≥ 1
   * @throws IllegalStateException if the likelihood's log-probability is not of shape [S, B]
   */
  public Pass elbo(Tensor x, int samples, RandomStream random) {
    Posterior posterior = encode(x);
    LatentDraw z = posterior.rsample(samples, random);
    Head head = decode(z.surrogate());
    Shape rows = Shape.of(samples, x.shape().get(0));
    Tensor logLikelihood = logLikelihood(x, head, rows);
    Tensor exact =
        z.relaxed()
            ? logLikelihood(x, decode(z.exact()), rows).stopGradient()
            : logLikelihood.stopGradient();
    KlValue kl = klRegistry.kl(posterior, prior, z);
    return new Pass(new ElboTerms(logLikelihood, kl, exact), posterior, z, head);
  }

  /** log p(x|z), [S, B]: an average over anything more would pass for a log-likelihood. */
  private Tensor logLikelihood(Tensor x, Head head, Shape rows) {
    Tensor logProb = likelihood.logProb(x, head);
    if (!logProb.shape().equals(rows)) {
      throw new IllegalStateException(
          "logProb of %s returned shape %s; expected [S, B] = %s, summed over the dimensions of x"
              .formatted(likelihood.getClass().getName(), logProb.shape(), rows));
    }
    return logProb;
  }

  /** Everything that is learned, in a fixed order. */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(encoder.parameters());
    all.addAll(decoder.parameters());
    all.addAll(prior.parameters());
    return List.copyOf(all);
  }
}
