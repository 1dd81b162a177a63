package io.github.vae4j.experiments.studies.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.estimate.Moments;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownBoundTest {
  /** The quantile of 1 − 10⁻⁶ is 4.7534, and 0.001 nats are left to rounding. */
  @Test
  void failsBeyondItsStandardErrorsOnly() {
    assertThat(KnownBound.notNegative("a", "gap", new Moments(-0.475, 0.1, 50)).passed()).isTrue();
    assertThat(KnownBound.notNegative("a", "gap", new Moments(-0.477, 0.1, 50)).passed()).isFalse();
    assertThat(KnownBound.notNegative("a", "gap", new Moments(7, 0.1, 50)).passed()).isTrue();
    assertThat(KnownBound.zero("a", "sum", new Moments(0.475, 0.1, 50)).passed()).isTrue();
    assertThat(KnownBound.zero("a", "sum", new Moments(0.477, 0.1, 50)).passed()).isFalse();
    assertThat(KnownBound.zero("a", "sum", new Moments(-0.477, 0.1, 50)).passed()).isFalse();
  }

  @Test
  void oneRowTellsNothingOfItsError() {
    assertThat(KnownBound.notNegative("a", "gap", Moments.of(-3)).passed()).isTrue();
  }

  @Test
  void whatIsNoNumberIsNoZero() {
    assertThat(KnownBound.zero("a", "sum", new Moments(Double.NaN, 0.1, 50)).passed()).isFalse();
  }

  @Test
  void saysWhatFailed() {
    KnownBound failed = KnownBound.notNegative("run-s1", "gap", new Moments(-2, 0.1, 50));
    KnownBound held = KnownBound.notNegative("run-s1", "other", new Moments(2, 0.1, 50));
    assertThat(KnownBound.failures(List.of(held, failed)))
        .singleElement()
        .asString()
        .startsWith("FAILED in run-s1: gap is -2.0000, expected at least 0, within 0.476");
    assertThat(KnownBound.table(List.of(held, failed)).rows())
        .extracting(row -> row.get(4))
        .containsExactly("yes", "FAILED");
  }
}
