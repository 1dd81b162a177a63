package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of tensors at a point, whose gradient can be examined.
 *
 * @param function called often, each time in a fresh scope
 * @param variables its arguments
 * @param parameters that it uses, at their present values
 * @param at where this is, in words
 */
public record Differentiable(
    Function function, List<Variable> variables, List<Parameter> parameters, String at) {
  public Differentiable {
    variables = List.copyOf(variables);
    parameters = List.copyOf(parameters);
  }

  /** What is differentiated. */
  @FunctionalInterface
  public interface Function {
    /** The function's value at those variables, in the order in which they were given. */
    Tensor at(Scope scope, List<Tensor> variables);
  }

  /**
   * An argument.
   *
   * @param values row-major
   */
  public record Variable(String name, Shape shape, float[] values) {
    /** Values drawn from a normal distribution about 0. */
    public static Variable normal(String name, Shape shape, double deviation, RandomStream random) {
      float[] values = new float[shape.size()];
      random.fillNormal(values, 0, values.length);
      for (int i = 0; i < values.length; i++) {
        values[i] *= (float) deviation;
      }
      return new Variable(name, shape, values);
    }
  }

  /** A function of no parameters. */
  public static Differentiable of(String at, Function function, Variable... variables) {
    return new Differentiable(function, List.of(variables), List.of(), at);
  }

  /** Names and values of the variables, then of the parameters; the arrays are live. */
  List<Variable> places() {
    List<Variable> places = new ArrayList<>(variables);
    parameters.forEach(p -> places.add(new Variable(p.name(), p.shape(), p.values())));
    return places;
  }

  List<Tensor> inputs(Scope scope) {
    return variables.stream().map(v -> scope.variable(v.shape(), v.values())).toList();
  }
}
