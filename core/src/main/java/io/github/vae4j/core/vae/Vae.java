package io.github.vae4j.core.vae;

import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
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

  /** q(z|x) of every row of x [B, D]. */
  public Posterior encode(Tensor x) {
    return encoderDistribution.read(encoder.forward(x));
  }

  /** The head of p(x|z) for z [..., L]. */
  public Head decode(Tensor z) {
    return decoder.forward(z);
  }

  /**
   * The ELBO's terms of a batch x [B, D], from draws of z for each row.
   *
   * @param draws K ≥ 1
   * @throws IllegalStateException when asked for the log-likelihood, if that is not of shape [K, B]
   */
  public Pass elbo(Tensor x, int draws, RandomStream random) {
    return new Pass(this, x, draws, random);
  }

  /** Everything that is learned, in a fixed order. */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(encoder.parameters());
    all.addAll(decoder.parameters());
    all.addAll(prior.parameters());
    return List.copyOf(all);
  }
}
