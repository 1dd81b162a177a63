package io.github.vae4j.core.data;

import io.github.vae4j.core.random.RandomStream;

/**
 * How a batch's values in [0, 1] become 0 or 1, in place. What a row becomes depends on the stream,
 * the row's number and content and, in dynamic training, the visit: never on the other rows of its
 * batch, on threads, or on what was drawn before.
 *
 * <p>A drawn value is 1 with the probability that the grey value says, to within 2⁻⁴⁰; 0 and 1 stay
 * what they are. Safe for use by several threads at once on disjoint ranges.
 */
@FunctionalInterface
public interface Binarization {
  /**
   * Binarises rows {@code [from, to)} of a batch.
   *
   * @param x [B, D]; changed in place
   * @param dim D
   * @param rows the number in the data set of each of the B rows
   * @param visit the epoch; what is drawn once ignores it
   * @throws io.github.vae4j.core.InputException at a value outside [0, 1], naming row and column
   */
  void apply(float[] x, int dim, int[] rows, int from, int to, long visit);

  /**
   * Reads rows {@code [from, to)} of a batch, binarised.
   *
   * @param x [B, D]; what it holds at these rows is written over
   */
  default void read(DataSet data, float[] x, int[] rows, int from, int to, long visit) {
    int dim = data.dim();
    for (int i = from; i < to; i++) {
      data.copyRow(rows[i], x, i * dim);
    }
    apply(x, dim, rows, from, to, visit);
  }

  /** Binarises a whole batch. */
  default void apply(float[] x, int dim, int[] rows, long visit) {
    apply(x, dim, rows, 0, rows.length, visit);
  }

  /**
   * The way for training.
   *
   * @param stream the run's stream for binarising the training data; split, never drawn from
   */
  static Binarization training(BinarizationMode mode, RandomStream stream) {
    return switch (mode) {
      case DYNAMIC -> Bernoulli.everyVisit(stream);
      case NONE, THRESHOLD, STATIC -> evaluation(mode, stream);
    };
  }

  /**
   * The way for evaluation: as in training, but dynamic is drawn once, so that every evaluation of
   * a run sees the same values. Static values equal those of training on the same stream, so test
   * data need a stream of their own.
   *
   * @param stream the run's stream for binarising the data evaluated; split, never drawn from
   */
  static Binarization evaluation(BinarizationMode mode, RandomStream stream) {
    return switch (mode) {
      case NONE -> (x, dim, rows, from, to, visit) -> {};
      case THRESHOLD -> new Threshold();
      case STATIC, DYNAMIC -> Bernoulli.once(stream);
    };
  }
}
