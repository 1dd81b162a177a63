package io.github.vae4j.core.model;

import io.github.vae4j.core.tensor.Tensor;
import java.util.Map;

/**
 * A likelihood some of whose free slots have a best value in closed form: after every training step
 * they are set to what {@link #fit} says, whatever the gradient would have them be. They are
 * parameters like all others: kept in checkpoints, and unchanged by an evaluation, so that a test
 * row's log-probability does not look at the test rows.
 */
public interface FittedSlots {
  /**
   * New values of free slots, each of the slot's width.
   *
   * @param x rows that were just trained on, [B, D]
   * @param head at draws z ~ q(z|x), [S, B, ·], with the slots' values so far
   */
  Map<String, float[]> fit(Tensor x, Head head);
}
