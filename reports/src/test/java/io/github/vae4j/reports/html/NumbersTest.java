package io.github.vae4j.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void fixedHasATrueMinusAndNoNegativeZero() {
    assertThat(Numbers.fixed(-102.345, 1)).isEqualTo("−102.3");
    assertThat(Numbers.fixed(-0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("−∞");
    assertThat(Numbers.fixed(Double.NaN, 2)).isEqualTo("not a number");
  }

  @Test
  void significantKeepsDigitsNotDecimals() {
    assertThat(Numbers.significant(12.3456, 4)).isEqualTo("12.35");
    assertThat(Numbers.significant(0.00123456, 2)).isEqualTo("0.0012");
    assertThat(Numbers.significant(1234567, 3)).isEqualTo("1230000");
    assertThat(Numbers.significant(0, 3)).isEqualTo("0");
  }

  @Test
  void theVerySmallAndLargeHaveAPowerOfTen() {
    assertThat(Numbers.significant(1e-6, 2)).isEqualTo("1\u00a0×\u00a010⁻⁶");
    assertThat(Numbers.significant(-2.346e-12, 3)).isEqualTo("−2.35\u00a0×\u00a010⁻¹²");
    assertThat(Numbers.significant(6.02214e23, 3)).isEqualTo("6.02\u00a0×\u00a010²³");
    assertThat(Numbers.significant(9.999e-5, 2)).isEqualTo("1\u00a0×\u00a010⁻⁴");
  }

  @Test
  void durationsGrowTheirUnit() {
    assertThat(Numbers.duration(9.96)).isEqualTo("10.0 s");
    assertThat(Numbers.duration(125)).isEqualTo("2 min 5 s");
    assertThat(Numbers.duration(7500)).isEqualTo("2 h 5 min");
  }

  @Test
  void aSpreadHasAsManyDecimalsAsItsDeviationCanTell() {
    assertThat(text(Metric.Form.DIGITS, 12.5, 13.1)).isEqualTo("12.80 ± 0.42");
    assertThat(text(Metric.Form.SHARE, 0.5, 0.6)).isEqualTo("55.0 ± 7.1 %");
    assertThat(text(Metric.Form.WHOLE, 14, 17)).isEqualTo("15.5 ± 2.1");
    assertThat(text(Metric.Form.WHOLE, 3)).isEqualTo("3");
  }

  @Test
  void cellsThatAreNoNumbersAreNone() {
    assertThat(Numbers.parse("")).isNaN();
    assertThat(Numbers.parse("twelve")).isNaN();
    assertThat(Numbers.parse("-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** Mean and deviation of one row of a column. */
  private static String text(Metric.Form form, double... values) {
    Seeds seeds = Seeds.of(values);
    double[] errors =
        Double.isNaN(seeds.deviation()) ? new double[0] : new double[] {seeds.deviation()};
    return form.text(
        seeds.mean(), seeds.deviation(), form.decimals(new double[] {seeds.mean()}, errors));
  }
}
