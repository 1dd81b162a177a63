package io.github.vae4j.experiments.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report REPORT =
      new Report(
          "engine 1.0, 2 threads",
          1.25,
          300.5,
          List.of(new Report.Step(Double.NaN, 543.2), new Report.Step(0.1 + 0.2, -1e-7)));

  @Test
  void comesBackFromItsLinesAmidTheEnginesOwnTalk() {
    List<String> output = new ArrayList<>();
    output.add("[main] INFO loaded a backend, @benchmark,peak,0");
    for (String line : REPORT.lines()) {
      output.add(line);
      output.add("");
    }
    assertThat(Report.of(output)).contains(REPORT);
  }

  @Test
  void isNoneWithoutItsEnd() {
    List<String> lines = REPORT.lines();
    assertThat(Report.of(lines.subList(0, lines.size() - 1))).isEmpty();
    assertThat(Report.of(List.of())).isEmpty();
  }

  @Test
  void saysWhichLineCannotBeRead() {
    for (String line : List.of("@benchmark,step,1.0", "@benchmark,peak,much", "@benchmark,what")) {
      assertThatThrownBy(() -> Report.of(List.of(line)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a line of the report cannot be read: " + line);
    }
  }
}
