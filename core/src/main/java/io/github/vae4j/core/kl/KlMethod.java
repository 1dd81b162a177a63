package io.github.vae4j.core.kl;

/** How a KL was computed. It travels with the value. */
public enum KlMethod {
  CLOSED_FORM("closed form"),
  MONTE_CARLO("Monte Carlo");

  private final String words;

  KlMethod(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
