package io.github.vae4j.core.data;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Support;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupportCheckTest {
  private static DataSplits table(float... values) {
    DataSet train = FloatDataSet.table(values, 3, null);
    return new DataSplits(train, FloatDataSet.table(new float[] {0, 1, 0}, 3, null));
  }

  private static SupportCheck check(Support support, BinarizationMode mode) {
    return new SupportCheck("some", support, mode);
  }

  @Test
  void valuesInTheSupportPass() {
    assertThatCode(
            () -> {
              check(Support.REAL, BinarizationMode.NONE).check(table(-3, 7.5f, 0));
              check(Support.BINARY, BinarizationMode.NONE).check(table(0, 1, 1));
              check(Support.UNIT_INTERVAL, BinarizationMode.NONE).check(table(0, 0.3f, 1));
              check(Support.COUNTS, BinarizationMode.NONE).check(table(0, 12, 3));
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(
      value = BinarizationMode.class,
      names = {"THRESHOLD", "STATIC", "DYNAMIC"})
  void greyDataPassOnceBinarised(BinarizationMode mode) {
    assertThatCode(() -> check(Support.BINARY, mode).check(table(0, 0.25f, 1)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check(Support.BINARY, mode).check(table(0, 0.5f, 1, 0, 0, 1.25f)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "the training data's value at row 1, column 2 is 1.25; only values in [0, 1] can be binarised: rescale the data, or choose --binarize none");
  }

  @Test
  void greyDataUnderABinarySupportAreToldToBinarise() {
    assertThatThrownBy(
            () ->
                new SupportCheck("bernoulli", Support.BINARY, BinarizationMode.NONE)
                    .check(table(0, 1, 1, 0, 0.25f, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "the training data's value at row 1, column 1 is 0.25; likelihood 'bernoulli' takes values in {0, 1}: choose --binarize dynamic (or static, threshold), or a likelihood of grey values");
  }

  @Test
  void otherValuesOutsideAreToldToRescale() {
    assertThatThrownBy(() -> check(Support.BINARY, BinarizationMode.NONE).check(table(0, 1, 2)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "the training data's value at row 0, column 2 is 2.0; likelihood 'some' takes values in {0, 1}: rescale the data, or choose a likelihood that takes such values");
    assertThatThrownBy(() -> check(Support.COUNTS, BinarizationMode.NONE).check(table(3, 3, 0.5f)))
        .hasMessageContaining(
            "row 0, column 2 is 0.5; likelihood 'some' takes values in {0, 1, 2, …}");
  }

  @Test
  void theTestDataAreCheckedTooAndThePixelIsNamed() {
    DataSet dark = ByteDataSet.images(new byte[4], new ImageShape(2, 2));
    DataSet grey = ByteDataSet.images(new byte[] {0, 0, 0, 0, 0, 0, 51, 0}, new ImageShape(2, 2));
    assertThatThrownBy(
            () -> check(Support.BINARY, BinarizationMode.NONE).check(new DataSplits(dark, grey)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "the test data's value at row 1, column 2 (pixel row 1, column 0) is 0.2; ");
  }

  @Test
  void binarisedDataUnderASupportWithoutThemAreRefused() {
    Support open = new Support("(0, 1)", v -> v > 0f && v < 1f);
    assertThatThrownBy(() -> check(open, BinarizationMode.STATIC).check(table(0, 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "binarised data are 0 or 1, but likelihood 'some' takes values in (0, 1); choose --binarize none");
  }
}
