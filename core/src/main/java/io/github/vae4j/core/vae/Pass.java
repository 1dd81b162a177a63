package io.github.vae4j.core.vae;

import io.github.vae4j.core.kl.KlValue;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.objective.Draws;
import io.github.vae4j.core.objective.ElboTerms;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.GradientScale;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way of a batch through the model: encoded and drawn at once, decoded when it is first asked
 * for. What is logged is that of exact draws; where these carry the gradient, too, the decoder runs
 * once for both.
 */
public final class Pass implements ElboTerms {
  private final Vae vae;
  private final Tensor x;
  private final Head encoded;
  private final Posterior posterior;
  private final LatentDraw z;
  private @Nullable DecodedDraws pathwise;
  private @Nullable DecodedDraws exact;

  /** The first draws that were decoded of those with exact values. */
  private @Nullable DecodedDraws logged;

  private @Nullable KlValue kl;

  Pass(Vae vae, Tensor x, int samples, RandomStream random) {
    this.vae = vae;
    this.x = x;
    encoded = vae.encoder().forward(x);
    posterior = vae.encoderDistribution().read(encoded);
    z = posterior.rsample(samples, random);
  }

  /** What an objective sees of this pass. */
  public ElboTerms terms() {
    return this;
  }

  /** q(z|x), B rows. */
  public Posterior posterior() {
    return posterior;
  }

  /** The head of p(x|z) at exact draws, [K, B, ·]. */
  public Head head() {
    return logged().head();
  }

  @Override
  public LatentDraw z() {
    return z;
  }

  @Override
  public Draws pathwise() {
    DecodedDraws found = pathwise;
    if (found == null) {
      found = draws(z.surrogate(), !z.relaxed());
      pathwise = found;
    }
    return found;
  }

  @Override
  public Draws pathwise(GradientScale scale) {
    return draws(scale.of(z.surrogate()), !z.relaxed());
  }

  @Override
  public Draws exact() {
    DecodedDraws found = exact;
    if (found == null) {
      found = draws(z.exact().stopGradient(), true);
      exact = found;
    }
    return found;
  }

  @Override
  public KlValue kl() {
    KlValue found = kl;
    if (found == null) {
      found = vae.klRegistry().kl(posterior, vae.prior(), z);
      kl = found;
    }
    return found;
  }

  @Override
  public Tensor exactLogLikelihood() {
    return logged().logged().stopGradient();
  }

  private DecodedDraws draws(Tensor values, boolean exactValues) {
    DecodedDraws made = new DecodedDraws(vae, x, encoded, posterior, values, z.reparameterized());
    if (exactValues && logged == null) {
      logged = made;
    }
    return made;
  }

  private DecodedDraws logged() {
    if (logged == null) {
      exact();
    }
    return Objects.requireNonNull(logged);
  }
}
