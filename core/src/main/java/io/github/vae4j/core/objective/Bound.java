package io.github.vae4j.core.objective;

/**
 * A lower bound of log p(x), the mean over rows, in nats:
 *
 * <pre>
 * L_k = E[log 1/k Σᵢ p(x|zᵢ) p(zᵢ) / q(zᵢ|x)],   zᵢ ~ q(z|x)
 * </pre>
 *
 * (Burda, Grosse, Salakhutdinov, 2016, eq. 8). L_1 is the ELBO, and L_k ≤ L_{k+1} ≤ log p(x).
 *
 * @param draws k ≥ 1
 */
public record Bound(int draws) {
  /** L_1. */
  public static final Bound ELBO = new Bound(1);

  public Bound {
    if (draws < 1) {
      throw new IllegalArgumentException("k is " + draws + "; expected at least 1");
    }
  }

  /** "ELBO", or "IWAE bound of 5 draws". */
  @Override
  public String toString() {
    return draws == 1 ? "ELBO" : "IWAE bound of " + draws + " draws";
  }
}
