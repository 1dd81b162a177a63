package io.github.vae4j.core.objective;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.tensor.Tensor;

/**
 * Draws in S independent groups of k: each group gives one estimate, and estimates are averaged.
 *
 * @param k draws in a group, at least 1
 */
record Groups(int k) {
  Groups {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + "; expected at least 1");
    }
  }

  /** S · k. */
  int draws(int samples) {
    long draws = (long) samples * k;
    if (draws > Integer.MAX_VALUE) {
      throw new InputException(
          "%d samples of k = %d draws are %d draws for each row, more than an array can hold; lower samples or objective.k"
              .formatted(samples, k, draws));
    }
    return (int) draws;
  }

  /** [S·k, B] as [S, k, B]. */
  Tensor of(Tensor draws) {
    int all = draws.shape().get(0);
    if (all % k != 0) {
      throw new IllegalArgumentException(
          "%d draws do not make groups of k = %d; take as many as Objective.draws says"
              .formatted(all, k));
    }
    return draws.reshape(all / k, k, draws.shape().get(1));
  }

  /** log 1/k Σ w of each group, [S·k, B] to [S, B]. */
  Tensor logMeanExp(Tensor logWeights) {
    return of(logWeights).logSumExp(1).sub(Math.log(k));
  }

  /** w / Σ w over each group, without gradient, [S·k, B]. */
  Tensor normalized(Tensor logWeights) {
    return of(logWeights.stopGradient()).softmax(1).reshape(logWeights.shape());
  }
}
