package io.github.vae4j.experiments.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
  private static final Task TASK =
      new Task(
          1_700_000_000_123L,
          new Architecture(784, List.of(500, 400), 20, 2),
          "gaussian-learned",
          128,
          2,
          10,
          30,
          1000,
          500,
          Path.of("some folder", "a=b.rows"),
          Path.of("c.weights"));

  @Test
  void comesBackFromItsArguments() {
    assertThat(Task.of(TASK.arguments().toArray(String[]::new))).isEqualTo(TASK);
    assertThat(TASK.allSteps()).isEqualTo(40);
    assertThat(TASK.startedAt(5).started()).isEqualTo(5);
  }

  @Test
  void saysWhatIsMissing() {
    List<String> arguments = new ArrayList<>(TASK.arguments());
    arguments.removeIf(argument -> argument.startsWith("batch="));
    assertThatThrownBy(() -> Task.of(arguments.toArray(String[]::new)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no 'batch'");
    assertThatThrownBy(() -> Task.of("batch"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'batch' is not of the form key=value");
  }
}
