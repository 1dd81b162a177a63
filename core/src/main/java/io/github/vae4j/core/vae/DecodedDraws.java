package io.github.vae4j.core.vae;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.UnnormalizedTraining;
import io.github.vae4j.core.objective.Draws;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Draws of a {@link Pass} under the model's three distributions, each asked once, when needed. */
final class DecodedDraws implements Draws {
  private final Vae vae;
  private final Tensor x;
  private final Tensor z;
  private final boolean reparameterized;
  private final Lazy<Head> head;
  private final Lazy<Tensor> logged;
  private final Lazy<Tensor> logLikelihood;
  private final Lazy<Tensor> logPrior;
  private final Lazy<Tensor> logPosterior;
  private final Lazy<Tensor> throughDraws;

  /**
   * Draws, not yet decoded.
   *
   * @param encoded the encoder's output, which {@code posterior} was read from
   * @param z [K, B, L]
   */
  DecodedDraws(
      Vae vae, Tensor x, Head encoded, Posterior posterior, Tensor z, boolean reparameterized) {
    this.vae = vae;
    this.x = x;
    this.z = z;
    this.reparameterized = reparameterized;
    head = new Lazy<>(() -> vae.decode(z));
    logged = new Lazy<>(() -> checked("logProb", vae.likelihood().logProb(x, head())));
    logLikelihood =
        vae.likelihood() instanceof UnnormalizedTraining training
            ? new Lazy<>(
                () -> checked("unnormalizedLogProb", training.unnormalizedLogProb(x, head())))
            : logged;
    logPrior = new Lazy<>(() -> vae.prior().logProb(z));
    logPosterior = new Lazy<>(() -> posterior.logProb(z));
    throughDraws =
        new Lazy<>(() -> vae.encoderDistribution().read(encoded.stopGradient()).logProb(z));
  }

  /** Computed at most once. */
  private static final class Lazy<T> {
    private final Supplier<T> supplier;
    private @Nullable T value;

    Lazy(Supplier<T> supplier) {
      this.supplier = supplier;
    }

    T get() {
      T known = value;
      if (known == null) {
        known = supplier.get();
        value = known;
      }
      return known;
    }
  }

  /** The head of p(x|z), [K, B, ·]. */
  Head head() {
    return head.get();
  }

  /** log p(x|z), whatever objectives are given in its place. */
  Tensor logged() {
    return logged.get();
  }

  @Override
  public Tensor logLikelihood() {
    return logLikelihood.get();
  }

  @Override
  public Tensor logPrior() {
    return logPrior.get();
  }

  @Override
  public Tensor logPosterior() {
    return logPosterior.get();
  }

  @Override
  public Tensor logPosteriorThroughDraws() {
    if (!reparameterized) {
      throw new IllegalStateException(
          "draws of %s are not reparameterised: no gradient of log q reaches its parameters through z"
              .formatted(vae.encoderDistribution().getClass().getName()));
    }
    return throughDraws.get();
  }

  /** Of shape [K, B]: an average over anything more would pass for a log-likelihood. */
  private Tensor checked(String method, Tensor logProb) {
    Shape rows = Shape.of(z.shape().get(0), x.shape().get(0));
    if (!logProb.shape().equals(rows)) {
      throw new IllegalStateException(
          "%s of %s returned shape %s; expected [S, B] = %s, summed over the dimensions of x"
              .formatted(method, vae.likelihood().getClass().getName(), logProb.shape(), rows));
    }
    return logProb;
  }
}
