package io.github.vae4j.core.model;

import io.github.vae4j.core.tensor.StraightThrough;
import io.github.vae4j.core.tensor.Tensor;

/**
 * Draws z ~ q(z|x) with the value that carries the gradient. For a reparameterised distribution the
 * two are one tensor. For a relaxed discrete one, {@code exact} holds hard draws of the discrete
 * distribution and {@code surrogate} the relaxation made from the same noise: the logged terms are
 * computed from {@code exact}, the objective's gradient from {@code surrogate}.
 *
 * @param exact draws of the distribution itself, [S, B, L]
 * @param surrogate what the gradient flows through, [S, B, L]
 * @param reparameterized whether z is a differentiable function of the distribution's parameters
 *     and of noise that knows none of them, so that the gradient through it is that of the
 *     expectation; false where it is a stand-in
 */
public record LatentDraw(Tensor exact, Tensor surrogate, boolean reparameterized) {
  /** Relaxed draws: the gradient flows through a stand-in of other values. */
  public LatentDraw(Tensor exact, Tensor surrogate) {
    this(exact, surrogate, false);
  }

  /** Reparameterised draws, whose own values carry the gradient. */
  public static LatentDraw of(Tensor z) {
    return new LatentDraw(z, z, true);
  }

  /**
   * Draws whose gradient flows as if other values had been drawn (Bengio, Léonard, Courville,
   * 2013).
   *
   * @param z draws of the distribution itself
   * @param path finite, of the same shape
   */
  public static LatentDraw straightThrough(Tensor z, Tensor path) {
    Tensor through = StraightThrough.of(z, path);
    return new LatentDraw(through, through, false);
  }

  /** Whether the gradient flows through other values than the draws. */
  public boolean relaxed() {
    return exact != surrogate;
  }
}
