package io.github.vae4j.experiments.studies.gradients;

import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.vae.Vae;
import java.util.List;

/** The parameters of one side of a model, as a range of the flat gradient. */
enum Part {
  /** φ. */
  ENCODER,
  /** θ, with the prior's. */
  DECODER;

  int from(Vae vae) {
    return this == ENCODER ? 0 : size(vae.encoder().parameters());
  }

  int to(Vae vae) {
    return size(this == ENCODER ? vae.encoder().parameters() : vae.parameters());
  }

  private static int size(List<Parameter> parameters) {
    return parameters.stream().mapToInt(parameter -> parameter.shape().size()).sum();
  }

  @Override
  public String toString() {
    return this == ENCODER ? "encoder" : "decoder";
  }
}
