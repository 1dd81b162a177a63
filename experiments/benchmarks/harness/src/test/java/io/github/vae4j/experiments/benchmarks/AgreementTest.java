package io.github.vae4j.experiments.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.experiments.benchmarks.protocol.Report;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Case TRAINING = Case.all().get(0);
  private static final Case EVALUATION =
      Case.all().stream()
          .filter(what -> what.measured() == Case.Measured.EVALUATION)
          .findFirst()
          .orElseThrow();

  private static Agreement.Loss loss(double first, double last, double standardError) {
    return new Agreement.Loss(first, last, standardError);
  }

  private static Report report(double... losses) {
    return new Report(
        "", 1, 1, Arrays.stream(losses).mapToObj(loss -> new Report.Step(1, loss)).toList());
  }

  @Test
  void comparesTheLastQuarterOfTheStepsThatAllDo() {
    Agreement.Loss loss = Agreement.Loss.of(report(9, 8, 7, 6, 5, 4, 3, 1, 100, 200), 8);
    assertThat(loss.first()).isEqualTo(9);
    assertThat(loss.last()).isEqualTo(2);
    // The deviation of 3 and 1 is √2, that of their mean 1.
    assertThat(loss.standardError()).isCloseTo(1, within(1e-12));
    assertThat(Agreement.Loss.of(report(5, 4), 2).last()).isEqualTo(4);
  }

  @Test
  void allowsNoiseAndAHundredthOfTheFall() {
    List<Agreement.Loss> losses = List.of(loss(200, 100, 0), loss(201, 101, 0), loss(199, 99, 0));
    Agreement agreement = Agreement.of(TRAINING, losses);
    assertThat(agreement.expected()).isEqualTo(100);
    assertThat(agreement.holds(loss(200, 100.9, 0))).isTrue();
    assertThat(agreement.holds(loss(200, 101.1, 0))).isFalse();
    assertThat(agreement.holds(loss(200, 98.9, 0))).isFalse();
    assertThat(agreement.holds(loss(200, 101.1, 0.1))).isTrue();
    assertThat(agreement.holds(loss(200, 102, 0.1))).isFalse();
  }

  @Test
  void allowsAShareOfTheValueWhereNothingIsTrained() {
    Agreement agreement =
        Agreement.of(EVALUATION, List.of(loss(-100, -100, 0), loss(-100, -100, 0)));
    assertThat(agreement.holds(loss(-100, -100.2, 0))).isTrue();
    assertThat(agreement.holds(loss(-100, -100.4, 0))).isFalse();
  }

  @Test
  void neverHoldsForWhatIsNotANumberOrTooShort() {
    Agreement agreement = Agreement.of(TRAINING, List.of(loss(200, 100, 0), loss(200, 100, 0)));
    assertThat(agreement.holds(loss(200, Double.NaN, 0))).isFalse();
    assertThat(agreement.holds(Agreement.Loss.of(report(200, 100), 8))).isFalse();
  }
}
