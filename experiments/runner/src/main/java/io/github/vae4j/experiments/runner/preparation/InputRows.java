package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.data.Binarization;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;

/** The rows of a data set as the model sees them, after binarisation. */
public record InputRows(DataSet data, Binarization binarization) {
  public int size() {
    return data.size();
  }

  /**
   * Reads rows into a tensor of shape [B, D].
   *
   * @param visit the epoch, for what is drawn anew at every visit
   */
  public Tensor read(Scope scope, int[] rows, long visit) {
    return scope.rows(
        rows.length,
        data.dim(),
        (values, from, to) -> binarization.read(data, values, rows, from, to, visit));
  }
}
