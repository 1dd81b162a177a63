package io.github.vae4j.core.model;

import io.github.vae4j.core.tensor.Tensor;

/**
 * Draws z ~ q(z|x) with the value that carries the gradient. For a reparameterised distribution the
 * two are one tensor. For a relaxed discrete one, {@code exact} holds hard draws of the discrete
 * distribution and {@code surrogate} the relaxation made from the same noise: the logged terms are
 * computed from {@code exact}, the objective from {@code surrogate}.
 *
 * @param exact draws of the distribution itself, [S, B, L]
 * @param surrogate what the gradient flows through, [S, B, L]
 */
public record LatentDraw(Tensor exact, Tensor surrogate) {
  /** Draws whose own values carry the gradient. */
  public static LatentDraw of(Tensor z) {
    return new LatentDraw(z, z);
  }

  /** Whether the gradient flows through other values than the draws. */
  public boolean relaxed() {
    return exact != surrogate;
  }
}
