package io.github.vae4j.core.data;

import io.github.vae4j.core.InputException;

/** The refusal of a value that is no probability. */
final class UnitInterval {
  private UnitInterval() {}

  static void require(float value, int row, int column) {
    if (!(value >= 0f && value <= 1f)) {
      throw new InputException(
          ("the value at row %d, column %d is %s; only values in [0, 1] can be binarised:"
                  + " rescale the data, or choose --binarize none")
              .formatted(row, column, value));
    }
  }
}
