package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.StepRow;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However short a run is, something of its steps is logged. */
class LoggedStepsTest {
  /** 240 rows in batches of 32 are 8 steps an epoch; two epochs. */
  @ParameterizedTest
  @CsvSource({"100, '1 8 16'", "8, '1 8 16'", "5, '1 5 8 10 15 16'", "16, '1 8 16'"})
  void areTheFirstEveryNthAndTheLastOfEveryEpoch(int every, String expected) {
    List<String> logged = new ArrayList<>();
    SmallData.run(
        SmallData.injector(),
        1,
        new RunListener() {
          @Override
          public void stepLogged(RunSpec spec, StepRow row) {
            logged.add(String.valueOf(row.step()));
          }
        },
        CheckpointStore.none(),
        new Interruption(),
        SmallData.spec().with("epochs", 2).with("log-every", every));
    assertThat(String.join(" ", logged)).isEqualTo(expected);
  }
}
