package io.github.vae4j.core.kl;

import io.github.vae4j.core.tensor.Tensor;

/**
 * KL(q‖p) of the rows of a batch, with how it was computed.
 *
 * @param perDimension nats, [B, L]; of width 1 where it does not split into dimensions
 * @param total nats, summed over the dimensions, [B]
 * @param samples how many draws a Monte Carlo value rests on; 0 for a closed form
 */
public record KlValue(Tensor perDimension, Tensor total, KlMethod method, int samples) {}
