package io.github.vae4j.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.objective.Progress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  private static final int PER_EPOCH = 50;
  private static final int EPOCHS = 20;
  private static final int STEPS = PER_EPOCH * EPOCHS;

  private static double at(Schedule schedule, int step) {
    return schedule.factor(new Progress(step, PER_EPOCH, EPOCHS));
  }

  @Test
  void constantIsOne() {
    assertThat(at(Schedule.constant(), 0)).isOne();
    assertThat(at(Schedule.constant(), STEPS - 1)).isOne();
  }

  @Test
  void stepFallsAtTheStartOfAnEpoch() {
    Schedule schedule = Schedule.step(0.5, 3);
    assertThat(at(schedule, 0)).isOne();
    assertThat(at(schedule, 3 * PER_EPOCH - 1)).isOne();
    assertThat(at(schedule, 3 * PER_EPOCH)).isEqualTo(0.5);
    assertThat(at(schedule, 6 * PER_EPOCH - 1)).isEqualTo(0.5);
    assertThat(at(schedule, 6 * PER_EPOCH)).isEqualTo(0.25);
  }

  /** cos(π/3) = ½, so a third of the way the factor is 0.1 + 0.9·¾ = 0.775. */
  @Test
  void cosineFallsFromOneToItsFloor() {
    Schedule schedule = Schedule.cosine(0.1);
    assertThat(schedule.factor(new Progress(0, 30, 10))).isOne();
    assertThat(schedule.factor(new Progress(100, 30, 10))).isCloseTo(0.775, within(1e-12));
    assertThat(schedule.factor(new Progress(150, 30, 10))).isCloseTo(0.55, within(1e-12));
    assertThat(schedule.factor(new Progress(300, 30, 10))).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void warmUpRisesInAStraightLineAndStartsAboveZero() {
    Schedule schedule = Schedule.constant().afterWarmUp(2);
    assertThat(at(schedule, 0)).isEqualTo(1.0 / 100);
    assertThat(at(schedule, 49)).isEqualTo(0.5);
    assertThat(at(schedule, 99)).isOne();
    assertThat(at(schedule, 100)).isOne();
    assertThat(at(schedule, STEPS - 1)).isOne();
  }

  /** The fall takes what the warm-up leaves: 4 of 20 epochs, half of the other 16 at epoch 12. */
  @Test
  void cosineAfterAWarmUpStartsAtItsTopAndEndsAtItsFloor() {
    Schedule schedule = Schedule.cosine(0.2).afterWarmUp(4);
    assertThat(at(schedule, 4 * PER_EPOCH - 1)).isOne();
    assertThat(at(schedule, 4 * PER_EPOCH)).isOne();
    assertThat(at(schedule, 12 * PER_EPOCH)).isCloseTo(0.6, within(1e-12));
    assertThat(at(schedule, STEPS)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void theFirstFallComesAfterTheWarmUp() {
    Schedule schedule = Schedule.step(0.1, 5).afterWarmUp(2);
    assertThat(at(schedule, 7 * PER_EPOCH - 1)).isOne();
    assertThat(at(schedule, 7 * PER_EPOCH)).isEqualTo(0.1);
  }

  @Test
  void aWarmUpAsLongAsTheRunNeverEnds() {
    Schedule schedule = Schedule.cosine(0).afterWarmUp(EPOCHS);
    assertThat(at(schedule, STEPS - 1)).isOne();
    assertThat(at(Schedule.cosine(0).afterWarmUp(2 * EPOCHS), STEPS - 1)).isEqualTo(0.5);
  }

  static Stream<Schedule> smooth() {
    return Stream.of(
        Schedule.constant().afterWarmUp(3),
        Schedule.cosine(0),
        Schedule.cosine(0.3),
        Schedule.cosine(0).afterWarmUp(3),
        Schedule.cosine(0.3).afterWarmUp(1));
  }

  /** No jump is larger than the steepest slope: 1/50 in a warm-up of an epoch. */
  @ParameterizedTest
  @MethodSource("smooth")
  void staysBetweenZeroAndOneWithoutJumps(Schedule schedule) {
    double before = at(schedule, 0);
    for (int step = 1; step <= STEPS; step++) {
      double now = at(schedule, step);
      assertThat(now).isBetween(0.0, 1.0).isCloseTo(before, within(1.0 / PER_EPOCH + 1e-12));
      before = now;
    }
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Schedule.step(0, 1)).hasMessageContaining("factor is 0.0");
    assertThatThrownBy(() -> Schedule.step(2, 1)).hasMessageContaining("factor is 2.0");
    assertThatThrownBy(() -> Schedule.step(0.5, 0)).hasMessageContaining("every is 0");
    assertThatThrownBy(() -> Schedule.cosine(-1)).hasMessageContaining("floor is -1.0");
    assertThatThrownBy(() -> Schedule.constant().afterWarmUp(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("warm-up epochs is -1; expected at least 0");
  }
}
