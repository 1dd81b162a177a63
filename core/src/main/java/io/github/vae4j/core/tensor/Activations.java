package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.Activation;
import io.github.vae4j.core.engine.Normal;

/** Activation functions of networks, beside those that {@link Tensor} has itself. */
public final class Activations {
  private Activations() {}

  /** max(x, 0); its gradient at 0 is 0. */
  public static Tensor relu(Tensor x) {
    return x.map(Activation.RELU);
  }

  /** x where x > 0, slope · x elsewhere. */
  public static Tensor leakyRelu(Tensor x, double slope) {
    return x.map(new Activation.LeakyRelu((float) slope));
  }

  /** x where x > 0, eˣ − 1 elsewhere (Clevert, Unterthiner, Hochreiter, 2016). */
  public static Tensor elu(Tensor x) {
    return x.map(Activation.ELU);
  }

  /** x · Φ(x) with the exact normal CDF (Hendrycks, Gimpel, 2016). */
  public static Tensor gelu(Tensor x) {
    return x.map(Normal.GELU);
  }

  /** x · sigmoid(x) (Elfwing, Uchibe, Doya, 2018). */
  public static Tensor silu(Tensor x) {
    return x.map(Activation.SILU);
  }
}
