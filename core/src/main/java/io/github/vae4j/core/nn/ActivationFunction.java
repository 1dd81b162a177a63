package io.github.vae4j.core.nn;

import io.github.vae4j.core.tensor.Activations;
import io.github.vae4j.core.tensor.Tensor;
import java.util.function.UnaryOperator;

/** What a hidden layer applies to each of its values. */
public enum ActivationFunction {
  RELU(Activations::relu),
  LEAKY_RELU(x -> Activations.leakyRelu(x, 0.01)),
  ELU(Activations::elu),
  GELU(Activations::gelu),
  SILU(Activations::silu),
  SOFTPLUS(Tensor::softplus),
  SIGMOID(Tensor::sigmoid),
  TANH(Tensor::tanh),
  IDENTITY(x -> x);

  @SuppressWarnings("ImmutableEnumChecker") // method references without state
  private final UnaryOperator<Tensor> function;

  ActivationFunction(UnaryOperator<Tensor> function) {
    this.function = function;
  }

  public Tensor apply(Tensor x) {
    return function.apply(x);
  }
}
