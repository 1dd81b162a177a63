package io.github.vae4j.core.optim;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import java.util.List;
import java.util.Map;

/** Changes parameters against their gradient. Holds state of its own for each; one for each run. */
public interface Optimizer {
  /**
   * Changes all parameters in place.
   *
   * @param gradientScale a factor for all gradients, below 1 where they are clipped by norm
   */
  void step(
      Device device,
      List<Parameter> parameters,
      Gradients gradients,
      double gradientScale,
      double learningRate);

  /** Copies of all state by name, for a checkpoint. */
  Map<String, float[]> state();

  /** Goes on from a copy of the state. */
  void restore(Map<String, float[]> state);
}
