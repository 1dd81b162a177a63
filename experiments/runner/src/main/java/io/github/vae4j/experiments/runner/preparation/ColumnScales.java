package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.nn.InputScale;

/**
 * How the encoder is fed the columns of a data set, by their training rows alone:
 *
 * <ul>
 *   <li>of values in [0, 1], grey or binary: as they are;
 *   <li>of counts 0, 1, 2, …: (log(1 + x) − mean) / deviation, the logarithm as in scVI (Lopez et
 *       al. 2018), as counts have long tails;
 *   <li>of other numbers: (x − mean) / deviation.
 * </ul>
 *
 * A column that is constant has no deviation, and is centred only.
 */
final class ColumnScales {
  private ColumnScales() {}

  /** The scale of data whose values are what the model sees, or are in [0, 1] as that is. */
  static InputScale of(DataSet train) {
    int d = train.dim();
    if (train.inUnitInterval()) { // images by the hundred thousand are not read for nothing
      return InputScale.none(d);
    }
    boolean[] unit = all(d);
    boolean[] counts = all(d);
    float[] row = new float[d];
    for (int i = 0; i < train.size(); i++) {
      train.copyRow(i, row, 0);
      for (int j = 0; j < d; j++) {
        unit[j] &= row[j] >= 0 && row[j] <= 1;
        counts[j] &= row[j] >= 0 && row[j] == Math.rint(row[j]);
      }
    }
    for (int j = 0; j < d; j++) {
      counts[j] &= !unit[j];
    }
    ColumnMoments moments =
        ColumnMoments.of(train, (j, value) -> counts[j] ? Math.log1p(value) : value);
    float[] centre = new float[d];
    float[] width = new float[d];
    for (int j = 0; j < d; j++) {
      float deviation = (float) moments.deviation()[j];
      centre[j] = unit[j] ? 0 : (float) moments.mean()[j];
      width[j] = unit[j] || !(deviation > 0) ? 1 : deviation;
    }
    return InputScale.of(counts, centre, width);
  }

  private static boolean[] all(int d) {
    boolean[] all = new boolean[d];
    java.util.Arrays.fill(all, true);
    return all;
  }
}
