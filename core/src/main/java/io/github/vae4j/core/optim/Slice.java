package io.github.vae4j.core.optim;

import io.github.vae4j.core.tensor.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Elements [from, to) of one parameter, the unit of work of one thread. The cut depends on the
 * parameters alone, so results are the same bits for any number of threads.
 *
 * @param parameter its index
 */
record Slice(int parameter, int from, int to) {
  private static final int LENGTH = 1 << 14;

  static List<Slice> of(List<Parameter> parameters) {
    List<Slice> slices = new ArrayList<>();
    for (int p = 0; p < parameters.size(); p++) {
      int size = parameters.get(p).shape().size();
      for (int from = 0; from < size; from += LENGTH) {
        slices.add(new Slice(p, from, Math.min(size, from + LENGTH)));
      }
    }
    // Each worker begins with its share of every parameter, the same as of the product that wrote
    // the gradient.
    slices.sort(Comparator.comparingDouble(slice -> slice.place(parameters)));
    return slices;
  }

  /** Where its middle lies in the parameter, in (0, 1). */
  private double place(List<Parameter> parameters) {
    return (from + to) / (2.0 * parameters.get(parameter).shape().size());
  }
}
