package io.github.vae4j.core.optim;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import java.util.List;

/**
 * Changes parameters against their gradient. It remembers by the parameters' names what it needs of
 * earlier steps, so there is one for each run. {@link ElementwiseOptimizer} is the base of those
 * that treat each element on its own.
 */
public interface Optimizer {
  /**
   * Changes all parameters in place. The result is the same bits for any number of threads.
   *
   * @param gradientScale a factor for all gradients, below 1 where they are clipped by norm
   * @param learningRate the base learning rate times the schedule's factor
   */
  void step(
      Device device,
      List<Parameter> parameters,
      Gradients gradients,
      double gradientScale,
      double learningRate);

  /** A copy of what is remembered. */
  OptimizerState state();

  /**
   * Goes on from a copy of that state.
   *
   * @param parameters those that the next steps will change
   * @throws InputException if the state is of another model or another optimiser
   */
  void restore(OptimizerState state, List<Parameter> parameters);
}
