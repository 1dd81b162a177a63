package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A function of rows with parameters: a layer, a network, an activation.
 *
 * @param forward [..., in] to [..., out]
 * @param parameters that it uses
 * @param in the width of its input
 * @param out the width of its output
 * @param reference one row computed in double, by other code
 */
public record Network(
    UnaryOperator<Tensor> forward,
    List<Parameter> parameters,
    int in,
    int out,
    UnaryOperator<double[]> reference) {
  public Network {
    parameters = List.copyOf(parameters);
  }

  /** The output of two drawn rows as a function of input and parameters. */
  Differentiable gradient(RandomStream random) {
    return new Differentiable(
        (scope, inputs) -> forward.apply(inputs.get(0)),
        List.of(Differentiable.Variable.normal("x", Shape.of(2, in), 1, random)),
        parameters,
        "");
  }
}
