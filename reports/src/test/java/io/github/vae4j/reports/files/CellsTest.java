package io.github.vae4j.reports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void numbersAreTheShortestThatReadBack() {
    // 2^-44: Double.toString of JDK 17 says 5.6843418860808015E-14.
    assertThat(cell(Math.scalb(1.0, -44))).isEqualTo("5.684341886080802E-14");
    assertThat(cell(Double.NaN)).isEmpty();
    assertThat(cell(-0.0)).isEqualTo("-0.0");
  }

  @Property(tries = 200)
  void numbersReadBackExactly(@ForAll double value) {
    assertThat(Double.parseDouble(cell(value))).isEqualTo(value);
  }

  @Test
  void aMetricThatTakesTheNameOfAColumnIsAnError() {
    Cells cells = new Cells().number("kl", 1);
    assertThatThrownBy(() -> cells.number("kl", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'kl'");
  }

  private static String cell(double value) {
    return new Cells().number("x", value).asMap().getOrDefault("x", "none");
  }
}
