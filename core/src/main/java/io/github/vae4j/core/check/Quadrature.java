package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Nodes and weights over one dimension: ∫ f(x) dx ≈ Σ wᵢ f(xᵢ), or the plain sum over the values of
 * a discrete support. What kind of support it is follows from asking it for values.
 */
public final class Quadrature {
  /** From how close to the centre to how far from it a density of the real line may lie. */
  private static final double LEAST_SCALE = 1e-3;

  private static final double REACH = 1e6;
  private static final int LEVELS = 255;

  private final float[] nodes;
  private final double[] weights;
  private final boolean discrete;

  private Quadrature(float[] nodes, double[] weights, boolean discrete) {
    this.nodes = nodes;
    this.weights = weights;
    this.discrete = discrete;
  }

  /**
   * A quadrature of that support: an interval, bounded or not; whole numbers; or 256 levels of [0,
   * 1] or of [−1, 1].
   *
   * @param centre where a density on the real line is thick
   * @param step of the trapezoid rule in a variable that covers the support evenly: 0.1 is exact to
   *     single precision for smooth densities, a finer one is for cumulative sums, kinks and narrow
   *     peaks away from the centre
   * @throws IllegalArgumentException if the support is of another kind
   */
  public static Quadrature of(Support support, Measure measure, double centre, double step) {
    OptionalDouble inside = ContinuousSupport.inside(support);
    if (measure == Measure.LEBESGUE && inside.isPresent()) {
      return interval(support, inside.getAsDouble(), centre, step);
    } else if (support.contains(2) && support.contains(3) && support.contains(0)) {
      return counts(support, (int) Math.ceil(40 / step));
    } else if (support.contains(0) && support.contains(1)) {
      boolean levels = support.contains(1f / LEVELS) && support.contains(77f / LEVELS);
      int n = levels ? LEVELS : 1;
      return lattice(support, 0, n, n);
    } else if (support.contains(1)) {
      return counts(support, (int) Math.ceil(40 / step));
    }
    throw new IllegalArgumentException(
        "no quadrature is known for the support %s with %s measure; let the component implement %s"
            .formatted(support, measure, CheckHints.class.getSimpleName()));
  }

  private static Quadrature interval(Support support, double inside, double centre, double step) {
    double low = end(support, inside, -1);
    double high = end(support, inside, 1);
    if (Double.isInfinite(low) && Double.isInfinite(high)) {
      return real(centre, step);
    }
    if (Double.isInfinite(high)) {
      return transformed(-20, 16, step, u -> low + Math.exp(u), Math::exp);
    }
    if (Double.isInfinite(low)) {
      return transformed(-16, 20, step, u -> high - Math.exp(-u), u -> Math.exp(-u));
    }
    return between(low, high, step);
  }

  /** Where the interval ends in that direction, ±∞ if nowhere within reach. */
  private static double end(Support support, double inside, int direction) {
    if (support.contains((float) (direction * REACH))) {
      return direction * Double.POSITIVE_INFINITY;
    }
    double within = inside;
    double beyond = direction * REACH;
    for (int i = 0; i < 100; i++) {
      double middle = (within + beyond) / 2;
      if (support.contains((float) middle)) {
        within = middle;
      } else {
        beyond = middle;
      }
    }
    return Math.abs(within - Math.rint(within)) < 1e-6 ? Math.rint(within) : within;
  }

  /**
   * The real line as x = centre + s sinh(u): even steps in u are steps in proportion to the
   * distance from the centre, so that densities of any width from 10⁻³ to 10⁵ are met with the same
   * relative care.
   */
  private static Quadrature real(double centre, double step) {
    double end = Math.log(2 * REACH / LEAST_SCALE);
    return transformed(
        -end, end, step, u -> centre + LEAST_SCALE * Math.sinh(u), u -> LEAST_SCALE * Math.cosh(u));
  }

  /** An interval as low + (high − low) / (1 + e^−u), which spares the ends. */
  private static Quadrature between(double low, double high, double step) {
    DoubleUnaryOperator sigmoid = u -> 1 / (1 + Math.exp(-u));
    return transformed(
        -16,
        16,
        step,
        u -> low + (high - low) * sigmoid.applyAsDouble(u),
        u -> (high - low) * sigmoid.applyAsDouble(u) * sigmoid.applyAsDouble(-u));
  }

  private static Quadrature transformed(
      double from, double to, double step, DoubleUnaryOperator at, DoubleUnaryOperator slope) {
    int before = (int) Math.ceil(-from / step);
    int after = (int) Math.ceil(to / step);
    float[] nodes = new float[before + after + 1];
    double[] weights = new double[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      double u = (i - before) * step;
      nodes[i] = (float) at.applyAsDouble(u);
      weights[i] = step * slope.applyAsDouble(u);
    }
    return new Quadrature(nodes, weights, false);
  }

  /** The first n whole numbers of the support, from 0 or 1 on. */
  private static Quadrature counts(Support support, int n) {
    int first = support.contains(0) ? 0 : 1;
    int last = first;
    while (last + 1 < first + n && support.contains(last + 1)) {
      last++;
    }
    return lattice(support, first, last - first, 1);
  }

  /** The n + 1 values first/unit, (first + 1)/unit, … */
  private static Quadrature lattice(Support support, int first, int n, int unit) {
    float[] nodes = new float[n + 1];
    double[] weights = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      nodes[i] = (float) (first + i) / unit;
      weights[i] = 1;
      if (!support.contains(nodes[i])) {
        throw new IllegalArgumentException(
            "the support %s does not contain %s, as other values of its let expect"
                .formatted(support, nodes[i]));
      }
    }
    return new Quadrature(nodes, weights, true);
  }

  /** The points, ascending. */
  public float[] nodes() {
    return nodes.clone();
  }

  /** What the function's value at each point counts. */
  public double[] weights() {
    return weights.clone();
  }

  /** How many points. */
  public int size() {
    return nodes.length;
  }

  /** Whether this is the sum over a discrete support. */
  public boolean discrete() {
    return discrete;
  }

  /** All pairs of a node of this one and one of another, [size · other size, 2]. */
  float[] pairs(Quadrature other) {
    float[] pairs = new float[2 * size() * other.size()];
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < other.size(); j++) {
        int at = 2 * (i * other.size() + j);
        pairs[at] = nodes[i];
        pairs[at + 1] = other.nodes[j];
      }
    }
    return pairs;
  }
}
