package io.github.vae4j.core.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogMeanExpTest {
  private static double of(double... values) {
    return LogMeanExp.of(values);
  }

  @Test
  void isTheLogOfTheMean() {
    // ln((1 + 2 + 6) / 3) = ln 3
    assertThat(of(0, Math.log(2), Math.log(6))).isCloseTo(Math.log(3), within(1e-14));
    assertThat(of(Math.log(6), 0, Math.log(2))).isCloseTo(Math.log(3), within(1e-14));
  }

  @Test
  void neitherOverflowsNorUnderflows() {
    // ln((e^2000 + e^2001) / 2) = 2000 + ln((1 + e) / 2)
    assertThat(of(2000, 2001)).isCloseTo(2000 + Math.log((1 + Math.E) / 2), within(1e-11));
    assertThat(of(-2001, -2000)).isCloseTo(-2001 + Math.log((1 + Math.E) / 2), within(1e-11));
  }

  @Test
  void countsValuesOfNoWeight() {
    double none = Double.NEGATIVE_INFINITY;
    assertThat(of(none, 0, none, none)).isCloseTo(-Math.log(4), within(1e-15));
    assertThat(of(none, none)).isEqualTo(none);
  }

  @Test
  void isNotANumberOnceAValueIsNot() {
    assertThat(of(0, Double.NaN, 1)).isNaN();
  }
}
