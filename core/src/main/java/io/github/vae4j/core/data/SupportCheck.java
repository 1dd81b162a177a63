package io.github.vae4j.core.data;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Support;
import java.util.function.IntFunction;

/**
 * The check, before training, that every value of the data, as the likelihood will see it, lies in
 * the likelihood's support.
 *
 * @param likelihood the likelihood's name, for messages
 * @param supports the values it can take, by dimension
 * @param mode how the data are binarised first
 */
public record SupportCheck(
    String likelihood, IntFunction<Support> supports, BinarizationMode mode) {

  /** A check of data whose dimensions all take the same values. */
  public SupportCheck(String likelihood, Support support, BinarizationMode mode) {
    this(likelihood, dimension -> support, mode);
  }

  /**
   * Checks both parts.
   *
   * @throws InputException at the first value outside, with row, column, value and what to choose
   */
  public void check(DataSplits data) {
    check("training", data.train());
    check("test", data.test());
  }

  private void check(String part, DataSet data) {
    boolean grey = mode == BinarizationMode.NONE;
    Support[] needed = new Support[data.dim()];
    boolean[] same = new boolean[data.dim()]; // as the dimension before
    for (int j = 0; j < needed.length; j++) {
      Support support = supports.apply(j);
      if (!grey && !(support.contains(0f) && support.contains(1f))) {
        throw new InputException(
            ("binarised data are 0 or 1, but likelihood '%s' takes values in %s;"
                    + " choose --binarize none")
                .formatted(likelihood, support));
      }
      needed[j] = grey ? support : Support.UNIT_INTERVAL;
      same[j] = j > 0 && needed[j].equals(needed[j - 1]);
    }
    float[] row = new float[data.dim()];
    float good = Float.NaN; // runs of one value are common, and need one look
    for (int i = 0; i < data.size(); i++) {
      data.copyRow(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        float value = row[j];
        if (value != good || !same[j]) {
          if (!needed[j].contains(value)) {
            throw refused(part, Place.of(data, i, j), value, needed[j]);
          }
          good = value;
        }
      }
    }
  }

  private InputException refused(String part, String place, float value, Support support) {
    String found = "the %s data's value at %s is %s; ".formatted(part, place, value);
    if (mode != BinarizationMode.NONE) {
      return new InputException(
          found
              + "only values in [0, 1] can be binarised:"
              + " rescale the data, or choose --binarize none");
    }
    String expected = "likelihood '%s' takes values in %s: ".formatted(likelihood, support);
    boolean greyUnderBinary =
        support.equals(Support.BINARY)
            && support.advice().equals(Support.BINARY.advice())
            && Support.UNIT_INTERVAL.contains(value);
    return new InputException(
        found
            + expected
            + (greyUnderBinary
                ? "choose --binarize dynamic (or static, threshold), or a likelihood of grey values"
                : support.advice()));
  }
}
