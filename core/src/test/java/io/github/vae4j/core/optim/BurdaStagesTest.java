package io.github.vae4j.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.optim.BurdaStages.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages start after 0, 1, 4, 13, 40, 121, 364 and 1093 epochs, and end after 3280. */
class BurdaStagesTest {
  private static double factor(BurdaStages schedule, double epoch, int epochs) {
    return schedule.factor(new Progress(Math.round(epoch * 10), 10, epochs));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "0.9,0",
    "1,1",
    "3.9,1",
    "4,2",
    "12.9,2",
    "13,3",
    "39.9,3",
    "40,4",
    "120.9,4",
    "121,5",
    "363.9,5",
    "364,6",
    "1092.9,6",
    "1093,7",
    "3279.9,7",
    "5000,7"
  })
  void theStagesAreThoseOfThePaper(double epoch, int stage) {
    assertThat(factor(new BurdaStages(8, Fit.TRUNCATE), epoch, 3280))
        .isCloseTo(Math.pow(10, -stage / 7.0), within(1e-15));
    assertThat(factor(new BurdaStages(8, Fit.SCALE), epoch, 3280))
        .isCloseTo(Math.pow(10, -stage / 7.0), within(1e-15));
  }

  @Test
  void aShorterRunEndsEarlyInThem() {
    BurdaStages schedule = new BurdaStages(8, Fit.TRUNCATE);
    assertThat(factor(schedule, 12.9, 13)).isCloseTo(Math.pow(10, -2 / 7.0), within(1e-15));
    assertThat(BurdaStages.epochs(3)).isEqualTo(13);
    assertThat(BurdaStages.epochs(8)).isEqualTo(3280);
  }

  /** Three stages, of 1, 3 and 9 thirteenths of 26 epochs: they change after 2 and 8. */
  @Test
  void orHasThemAllScaledToItsLength() {
    BurdaStages schedule = new BurdaStages(3, Fit.SCALE);
    assertThat(factor(schedule, 1.9, 26)).isOne();
    assertThat(factor(schedule, 2.1, 26)).isCloseTo(Math.pow(10, -1 / 7.0), within(1e-15));
    assertThat(factor(schedule, 7.9, 26)).isCloseTo(Math.pow(10, -1 / 7.0), within(1e-15));
    assertThat(factor(schedule, 8.1, 26)).isCloseTo(Math.pow(10, -2 / 7.0), within(1e-15));
    assertThat(factor(schedule, 25.9, 26)).isCloseTo(Math.pow(10, -2 / 7.0), within(1e-15));
  }

  @Test
  void afterTheLastStageItsRateStays() {
    assertThat(factor(new BurdaStages(2, Fit.TRUNCATE), 100, 200))
        .isCloseTo(Math.pow(10, -1 / 7.0), within(1e-15));
  }

  @Test
  void noStagesAreRefused() {
    assertThatThrownBy(() -> new BurdaStages(0, Fit.SCALE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stages is 0; expected at least 1");
  }
}
