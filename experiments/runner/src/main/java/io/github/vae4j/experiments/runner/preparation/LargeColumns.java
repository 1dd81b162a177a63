package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Support;
import java.util.Locale;
import java.util.Optional;

/**
 * Columns of real values that are far wider than where a decoder starts. The encoder is fed them on
 * a scale of its own; the mean and σ of p(x|z) are in units of x, and a step of an optimiser, which
 * is of the size of the learning rate, takes them there late.
 */
public final class LargeColumns {
  /** Of the standard deviation, in units of the σ of 1 that decoders usually start with. */
  private static final double LARGE = 30;

  private LargeColumns() {}

  /** What a user should know of them, if there are any. */
  public static Optional<String> notice(DataSet train, Likelihood likelihood) {
    if (train.inUnitInterval()) {
      return Optional.empty();
    }
    double[] deviations = ColumnMoments.of(train, (j, value) -> value).deviation();
    int count = 0;
    int largest = 0;
    double most = LARGE;
    for (int j = 0; j < train.dim(); j++) {
      double deviation = likelihood.support(j).equals(Support.REAL) ? deviations[j] : 0;
      if (deviation > LARGE) {
        count++;
      }
      if (deviation > most) {
        most = deviation;
        largest = j;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d column%s of real values have standard deviations above %.0f; the largest is"
                    + " column %d's, %.3g: the decoder's mean and σ are in units of the data and"
                    + " start near 1, so training takes long to reach them; rescale such columns to"
                    + " a deviation of about 1",
                count,
                count == 1 ? "" : "s",
                LARGE,
                largest,
                most));
  }
}
