package io.github.vae4j.experiments.runner.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.run.RunGroup;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedSpreadTest {
  /** One run for each value, of the seeds 1, 2 … */
  private static List<RunResult> runs(String name, double... values) {
    List<RunResult> runs = new ArrayList<>();
    for (double value : values) {
      runs.add(
          new RunResult(
              RunSpec.defaults().with("name", name).with("seed", runs.size() + 1),
              RunStatus.DONE,
              1,
              List.of(),
              List.of(),
              Map.of("test_elbo", value),
              ""));
    }
    return runs;
  }

  private static String words(List<List<RunResult>> combinations) {
    List<RunResult> all = combinations.stream().flatMap(List::stream).toList();
    return SeedSpread.of(RunGroup.of(all, RunResult::spec), SweepFigure.ELBO).words(2);
  }

  /** Of two values the sample standard deviation is their distance over √2: 1, 3, 5 and 100. */
  @Test
  void oneThatIsFarFromTheOthersIsNotWhatIsSaidOfAll() {
    double root = Math.sqrt(2);
    assertThat(
            words(
                List.of(
                    runs("c", 0, 5 * root),
                    runs("a", 0, root),
                    runs("d", 0, 100 * root),
                    runs("b", 0, 3 * root),
                    runs("alone", 7))))
        .isEqualTo(
            "Between seeds the standard deviation goes from 1.00 (a) to 100.00 (d) over 4"
                + " combinations, with the median 4.00.");
  }

  @Test
  void ofOneCombinationItIsNamed() {
    assertThat(words(List.of(runs("a", 0, Math.sqrt(2)), runs("b", 1))))
        .isEqualTo("Between seeds of a the standard deviation is 1.00.");
    assertThat(words(List.of(runs("a", 1), runs("b", 1))))
        .isEqualTo("With one seed nothing is known of chance.");
  }
}
