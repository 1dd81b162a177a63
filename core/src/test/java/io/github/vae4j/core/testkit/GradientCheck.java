package io.github.vae4j.core.testkit;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the gradient of a function of tensors with central finite differences, element by
 * element:
 *
 * <pre>{@code
 * GradientCheck.of((scope, in) -> in.get(0).mul(in.get(1)).exp())
 *     .variable(Shape.of(2, 3), 0.1f, -0.4f, 1.2f, 0.7f, -2f, 0.3f)
 *     .variable(Shape.of(3), RandomStream.of(7), -1, 1)
 *     .check();
 * }</pre>
 *
 * <p>A function of several results is weighted with fixed random numbers w, so that what is checked
 * is the derivative of Σ w·f; the sum is taken in double. With D(h) = (F(x+h) − F(x−h)) / 2h the
 * difference is Richardson's (4·D(h/2) − D(h)) / 3, whose error is of order h⁴: that allows a step
 * so wide that the rounding of 32-bit results does not matter. Functions must be smooth within a
 * step of the point; give points away from kinks, or a smaller step.
 *
 * <p>An element passes where |gradient − difference| ≤ absolute + relative · |difference|.
 */
public final class GradientCheck {
  /** What is differentiated. Called often, each time in a fresh scope. */
  @FunctionalInterface
  public interface Function {
    /**
     * The function's value.
     *
     * @param variables those that were given to the check, in the same order
     */
    Tensor at(Scope scope, List<Tensor> variables);
  }

  private record Point(Shape shape, float[] values) {}

  private final Function function;
  private final List<Point> variables = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private double step = 0x1p-4;
  private double relative = 1e-3;
  private double absolute = 1e-4;

  private GradientCheck(Function function) {
    this.function = function;
  }

  /** A check of that function. */
  public static GradientCheck of(Function function) {
    return new GradientCheck(function);
  }

  /** The next variable, at that point. */
  public GradientCheck variable(Shape shape, float... values) {
    variables.add(new Point(shape, values.clone()));
    return this;
  }

  /** The next variable, at a point drawn uniformly from [low, high). */
  public GradientCheck variable(Shape shape, RandomStream random, double low, double high) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (low + (high - low) * random.nextDouble());
    }
    return variable(shape, values);
  }

  /** Parameters that the function uses, checked at their present values. */
  public GradientCheck parameters(List<Parameter> used) {
    parameters.addAll(used);
    return this;
  }

  /** How far from the point the function is evaluated; 1/16 unless told. */
  public GradientCheck step(double size) {
    step = size;
    return this;
  }

  /** What the gradient may differ by; 10⁻³ and 10⁻⁴ unless told. */
  public GradientCheck tolerance(double relativePart, double absolutePart) {
    relative = relativePart;
    absolute = absolutePart;
    return this;
  }

  /**
   * Makes the comparison.
   *
   * @throws AssertionError naming the element that differs most, if one differs by more than is
   *     allowed, or is not finite
   */
  public void check() {
    try (Device device = Device.cpu(1)) {
      float[][] gradients = gradients(device);
      for (int v = 0; v < variables.size(); v++) {
        compare(device, "variable " + v, variables.get(v).values(), gradients[v]);
      }
      for (int p = 0; p < parameters.size(); p++) {
        Parameter parameter = parameters.get(p);
        compare(
            device,
            "parameter " + parameter.name(),
            parameter.values(),
            gradients[variables.size() + p]);
      }
    }
  }

  private float[][] gradients(Device device) {
    try (Scope scope = device.scope()) {
      List<Tensor> inputs = inputs(scope);
      Tensor result = function.at(scope, inputs);
      Tensor weights = scope.constant(result.shape(), weights(result.shape().size()));
      Gradients gradients = scope.gradients(result.mul(weights).sum());
      float[][] arrays = new float[inputs.size() + parameters.size()][];
      for (int v = 0; v < inputs.size(); v++) {
        arrays[v] = gradients.of(inputs.get(v)).toArray();
      }
      for (int p = 0; p < parameters.size(); p++) {
        arrays[inputs.size() + p] = gradients.of(parameters.get(p)).toArray();
      }
      return arrays;
    }
  }

  private void compare(Device device, String name, float[] point, float[] gradient) {
    double worst = 0;
    String message = "";
    for (int i = 0; i < point.length; i++) {
      double expected =
          (4 * difference(device, point, i, step / 2) - difference(device, point, i, step)) / 3;
      double excess = Math.abs(gradient[i] - expected) / (absolute + relative * Math.abs(expected));
      if (!(excess <= Math.max(1, worst))) { // a NaN is an excess too
        worst = Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
        message =
            "%s, element %d at %s: the gradient is %s, finite differences give %s"
                .formatted(name, i, point[i], gradient[i], expected);
      }
    }
    if (worst > 1) {
      throw new AssertionError(
          message
              + " (allowed: %s + %s · |difference|, step %s)".formatted(absolute, relative, step));
    }
  }

  private double difference(Device device, float[] point, int i, double h) {
    float centre = point[i];
    float right = (float) (centre + h);
    float left = (float) (centre - h);
    try {
      double high = evaluate(device, point, i, right);
      double low = evaluate(device, point, i, left);
      return (high - low) / ((double) right - left);
    } finally {
      set(point, i, centre);
    }
  }

  private double evaluate(Device device, float[] point, int i, float value) {
    set(point, i, value);
    try (Scope scope = device.inference()) {
      float[] results = function.at(scope, inputs(scope)).toArray();
      float[] weights = weights(results.length);
      double sum = 0;
      for (int k = 0; k < results.length; k++) {
        sum += (double) weights[k] * results[k];
      }
      return sum;
    }
  }

  private void set(float[] point, int i, float value) {
    point[i] = value;
    parameters.forEach(Parameter::changed);
  }

  private List<Tensor> inputs(Scope scope) {
    return variables.stream().map(p -> scope.variable(p.shape(), p.values())).toList();
  }

  /** Of either sign, in size between ½ and 1½: no result is left out of the sum. */
  private static float[] weights(int n) {
    RandomStream random = RandomStream.of(20_240_229);
    float[] weights = new float[n];
    for (int i = 0; i < n; i++) {
      weights[i] = (float) ((0.5 + random.nextDouble()) * (random.nextInt(2) == 0 ? -1 : 1));
    }
    return weights;
  }
}
