package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the gradient of a function of tensors with central finite differences, element by
 * element.
 *
 * <p>A function of several results is weighted with fixed random numbers w, so that what is
 * compared is the derivative of F = Σ w·f; the sum is taken in double. With D(h) = (F(x+h) −
 * F(x−h)) / 2h the difference is Richardson's (4·D(h/2) − D(h)) / 3, whose error is of order h⁴:
 * that allows a step so wide that the rounding of 32-bit results does not matter.
 *
 * <p>Where an element disagrees, smaller steps are tried, as a kink may lie within the step, as
 * that of |x − μ| at 0, or a bend. Very close to a kink, a gradient between the slopes of the two
 * sides is right. The bound has room for the rounding, but never so much that 1 % of a gradient of
 * ½ would be hidden.
 */
public final class FiniteDifferences {
  private static final double RELATIVE = 2e-3;
  private static final double ABSOLUTE = 2e-4;

  /** Four units in the last place of a 32-bit number. */
  private static final double ROUNDING = 0x1p-21;

  /** More room for rounding than that would hide a gradient that is off by 1 %. */
  private static final double MOST_ROUNDING = 1e-3;

  private static final double CLOSER = 4;

  /** Nearer by than that, rounding would hide a wrong gradient. */
  private static final double LEAST_STEP = 0x1p-11;

  private final Device device;
  private final double step;

  /**
   * Differences on that device.
   *
   * @param step how far from the point functions are evaluated at first
   */
  public FiniteDifferences(Device device, double step) {
    this.device = device;
    this.step = step;
  }

  /** The element that differs most, in proportion to what it may differ by. */
  public Finding compare(Differentiable function) {
    List<float[]> gradients = gradients(function);
    List<Differentiable.Variable> places = function.places();
    Finding worst = Finding.exact(function.at(), 0, 0, ABSOLUTE);
    for (int p = 0; p < places.size(); p++) {
      float[] point = places.get(p).values();
      for (int i = 0; i < point.length; i++) {
        String at = "%s, element %d".formatted(places.get(p).name(), i);
        worst = worst.worse(element(function, at, point, i, gradients.get(p)[i]));
      }
    }
    return worst;
  }

  private Finding element(
      Differentiable function, String place, float[] point, int i, float gradient) {
    String at = place + " " + function.at();
    Line line = new Line(function, point, i);
    Finding found = smooth(line, step, at, gradient);
    for (double h = step / CLOSER; h >= LEAST_STEP && !found.passed(); h /= CLOSER) {
      Finding close = smooth(line, h, at, gradient);
      found = close.passed() ? close : found;
    }
    return found.passed() ? found : kink(line, at, gradient, found);
  }

  /**
   * Between the slopes of the two sides, which are as good as equal but for a kink nearer by than
   * the smallest step.
   */
  private static Finding kink(Line line, String at, float gradient, Finding otherwise) {
    double h = 2 * LEAST_STEP; // a kink that central differences did not get past is nearer by
    double left = line.slope(-2 * h, -h);
    double right = line.slope(h, 2 * h);
    double middle = (left + right) / 2;
    double bound = Math.abs(right - left) / 2 + bound(middle, line, h);
    Finding between = Finding.exact("kink at " + at, middle, gradient, bound);
    return between.passed() ? between : otherwise;
  }

  private static Finding smooth(Line line, double h, String at, float gradient) {
    double expected = (4 * line.slope(-h / 2, h / 2) - line.slope(-h, h)) / 3;
    return Finding.exact(at, expected, gradient, bound(expected, line, h));
  }

  private static double bound(double expected, Line line, double h) {
    double exact = ABSOLUTE + RELATIVE * Math.abs(expected);
    return Math.min(exact + ROUNDING * line.magnitude() / h, 2 * exact + MOST_ROUNDING);
  }

  private List<float[]> gradients(Differentiable function) {
    try (Scope scope = device.scope()) {
      List<Tensor> inputs = function.inputs(scope);
      Tensor result = function.function().at(scope, inputs);
      Tensor weights = scope.constant(result.shape(), weights(result.shape().size()));
      Gradients gradients = scope.gradients(result.mul(weights).sum());
      List<float[]> arrays = new ArrayList<>();
      inputs.forEach(input -> arrays.add(gradients.of(input).toArray()));
      function.parameters().forEach(used -> arrays.add(gradients.of(used).toArray()));
      return arrays;
    }
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

  /** The function along one element of one variable. */
  private final class Line {
    private final Differentiable function;
    private final float[] point;
    private final int i;
    private final float centre;
    private double magnitude;

    Line(Differentiable function, float[] point, int i) {
      this.function = function;
      this.point = point;
      this.i = i;
      centre = point[i];
    }

    /** (F(x + to) − F(x + from)) / (to − from). */
    double slope(double from, double to) {
      float left = (float) (centre + from);
      float right = (float) (centre + to);
      try {
        double high = evaluate(right);
        double low = evaluate(left);
        return (high - low) / ((double) right - left);
      } finally {
        set(centre);
      }
    }

    /** Σ |w·f| where it was last evaluated: what rounding is in proportion to. */
    double magnitude() {
      return magnitude;
    }

    private double evaluate(float value) {
      set(value);
      try (Scope scope = device.inference()) {
        float[] results = function.function().at(scope, function.inputs(scope)).toArray();
        float[] weights = weights(results.length);
        double sum = 0;
        magnitude = 0;
        for (int k = 0; k < results.length; k++) {
          sum += (double) weights[k] * results[k];
          magnitude += Math.abs((double) weights[k] * results[k]);
        }
        return sum;
      }
    }

    private void set(float value) {
      point[i] = value;
      function.parameters().forEach(Parameter::changed);
    }
  }
}
