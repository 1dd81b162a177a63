package io.github.vae4j.core.testkit;

import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Support;
import java.util.function.DoubleUnaryOperator;

/**
 * Nodes and weights of a quadrature over one dimension: ∫ f(x) dx ≈ Σ wᵢ f(xᵢ), or the plain sum
 * over the values of a discrete support.
 */
public final class Grid {
  private static final double LEAST_SCALE = 1e-3;
  private static final double REACH = 1e6;

  private final float[] nodes;
  private final double[] weights;

  private Grid(float[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /**
   * A grid for one of the supports that {@link Support} names.
   *
   * @param centre where a real density is thick
   * @param step of the trapezoid rule in the transformed variable: 0.1 is exact to single precision
   *     for smooth densities, a finer one is for cumulative sums and for kinks away from the centre
   */
  public static Grid of(Support support, double centre, double step) {
    if (support.equals(Support.REAL)) {
      return real(centre, step);
    } else if (support.equals(Support.UNIT_INTERVAL)
        || support.equals(Support.OPEN_UNIT_INTERVAL)) {
      return interval(0, 1, step);
    } else if (support.equals(Support.BINARY)) {
      return counts(2);
    } else if (support.equals(Support.COUNTS)) {
      return counts((int) Math.ceil(40 / step));
    } else if (support.equals(Levels.OF_8_BITS.support())) {
      return levels(Levels.OF_8_BITS);
    }
    throw new IllegalArgumentException(
        "no quadrature is known for the support %s; override grid() in the contract's subclass"
            .formatted(support));
  }

  /**
   * The real line as x = centre + s sinh(u): even steps in u are steps in proportion to the
   * distance from the centre, so that densities of any width from 10⁻³ to 10⁵ are met with the same
   * relative care.
   */
  private static Grid real(double centre, double step) {
    double end = Math.log(2 * REACH / LEAST_SCALE);
    return transformed(
        end, step, u -> centre + LEAST_SCALE * Math.sinh(u), u -> LEAST_SCALE * Math.cosh(u));
  }

  /**
   * An open interval as x = low + (high − low) / (1 + e^−u), which spares the ends, where a density
   * may be infinite.
   */
  public static Grid interval(double low, double high, double step) {
    DoubleUnaryOperator sigmoid = u -> 1 / (1 + Math.exp(-u));
    double width = high - low;
    return transformed(
        16,
        step,
        u -> low + width * sigmoid.applyAsDouble(u),
        u -> width * sigmoid.applyAsDouble(u) * sigmoid.applyAsDouble(-u));
  }

  /** The plain sum over levels. */
  public static Grid levels(Levels levels) {
    float[] nodes = new float[levels.count()];
    double[] weights = new double[nodes.length];
    for (int k = 0; k < nodes.length; k++) {
      nodes[k] = levels.value(k);
      weights[k] = 1;
    }
    return new Grid(nodes, weights);
  }

  private static Grid transformed(
      double end, double step, DoubleUnaryOperator at, DoubleUnaryOperator slope) {
    int half = (int) Math.ceil(end / step);
    float[] nodes = new float[2 * half + 1];
    double[] weights = new double[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      double u = (i - half) * step;
      nodes[i] = (float) at.applyAsDouble(u);
      weights[i] = step * slope.applyAsDouble(u);
    }
    return new Grid(nodes, weights);
  }

  private static Grid counts(int n) {
    float[] nodes = new float[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      nodes[i] = i;
      weights[i] = 1;
    }
    return new Grid(nodes, weights);
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

  /** All pairs of a node of this grid and one of another, [size · other size, 2]. */
  float[] pairs(Grid other) {
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
