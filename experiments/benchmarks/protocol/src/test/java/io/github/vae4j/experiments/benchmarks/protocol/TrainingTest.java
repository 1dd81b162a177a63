package io.github.vae4j.experiments.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final Task TASK =
      new Task(
          System.currentTimeMillis(),
          new Architecture(4, List.of(3), 2, 1),
          "bernoulli",
          5,
          1,
          2,
          4,
          1,
          1,
          Path.of("rows"),
          Path.of("weights"));

  private static Report report(Recorder recorder) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    recorder.print(new PrintStream(out, true, StandardCharsets.UTF_8), "test");
    return Report.of(out.toString(StandardCharsets.UTF_8).lines().toList()).orElseThrow();
  }

  @Test
  void visitsEveryRowOnceAnEpochInWholeBatches() {
    List<Integer> visited = new ArrayList<>();
    Recorder recorder =
        new Training(TASK, 15)
            .run(
                rows -> {
                  assertThat(rows).hasSize(5);
                  for (int row : rows) {
                    visited.add(row);
                  }
                  return visited.size();
                });
    // 6 steps of 5 rows are 2 epochs of 15.
    assertThat(visited.subList(0, 15)).doesNotHaveDuplicates();
    assertThat(visited.subList(15, 30)).doesNotHaveDuplicates();
    assertThat(visited.subList(0, 15)).isNotEqualTo(visited.subList(15, 30));
    assertThat(report(recorder).steps().stream().map(Report.Step::loss))
        .containsExactly(5.0, 10.0, 15.0, 20.0, 25.0, 30.0);
  }

  @Test
  void timesOnlyStepsThatWereBegun() {
    Recorder recorder = new Recorder(TASK);
    recorder.end(1);
    recorder.begin();
    recorder.end(2);
    recorder.begin();
    recorder.pause();
    recorder.end(3);
    assertThat(recorder.enough()).isFalse();
    List<Report.Step> steps = report(recorder).steps();
    assertThat(steps.stream().map(Report.Step::loss)).containsExactly(1.0, 2.0, 3.0);
    assertThat(steps.stream().map(step -> Double.isNaN(step.milliseconds())))
        .containsExactly(true, false, true);
    assertThat(report(recorder).firstStepSeconds()).isNotNegative();
  }
}
