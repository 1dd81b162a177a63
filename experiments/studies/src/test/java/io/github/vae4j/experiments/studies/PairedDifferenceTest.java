package io.github.vae4j.experiments.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By hand: differences 1, 2 and 3 have the mean 2 and the standard error 1/√3. */
class PairedDifferenceTest {
  private static RunResult result(String name, long seed, double... logLikelihood) {
    return new RunResult(
        RunSpec.defaults().with("name", name).with("seed", seed),
        RunStatus.DONE,
        1,
        List.of(),
        List.of(),
        Map.of(),
        "",
        Map.of("log_likelihood", logLikelihood));
  }

  private static List<PairedDifference> of(RunResult... results) {
    return PairedDifference.of(List.of(results), "log_likelihood", List.of("a", "b"));
  }

  @Test
  void isTakenRowByRow() {
    PairedDifference difference =
        of(result("a", 1, -99, -48, -7), result("b", 1, -100, -50, -10)).get(0);
    assertThat(difference.mean()).isCloseTo(2, within(1e-12));
    assertThat(difference.standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
    assertThat(difference.sentence())
        .isEqualTo(
            "a beats b by 2.00 nats in test log-likelihood (95 % interval 0.87 to 3.13, over the"
                + " test rows).");
  }

  @Test
  void averagesTheRowsOfSeedsThatBothHave() {
    PairedDifference difference =
        of(
                result("a", 1, 1, 2, 3),
                result("b", 1, 0, 0, 0),
                result("a", 2, 3, 2, 1),
                result("b", 2, 0, 0, 0),
                result("a", 3, 100, 100, 100))
            .get(0);
    assertThat(difference.mean()).isCloseTo(2, within(1e-12));
    assertThat(difference.standardError()).isCloseTo(0, within(1e-12));
    assertThat(difference.bySeed()).containsOnlyKeys(1L, 2L);
  }

  @Test
  void saysWhenTheTwoAreNotToldApartOrTheOtherIsAhead() {
    assertThat(of(result("a", 1, 1, -1, 0.1), result("b", 1, 0, 0, 0)).get(0).sentence())
        .startsWith("a and b are not told apart in test log-likelihood at this length: 0.03 nats");
    assertThat(of(result("a", 1, -1, -1, -1.1), result("b", 1, 0, 0, 0)).get(0).sentence())
        .startsWith("b beats a by 1.03 nats");
  }

  @Test
  void isLeftOutWhereThereIsNothingToCompare() {
    assertThat(of(result("a", 1, 1), result("b", 2, 1))).isEmpty();
  }
}
