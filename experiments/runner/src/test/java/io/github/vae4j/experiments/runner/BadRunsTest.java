package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Injector;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.checkpoint.Checkpoint;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointFile;
import io.github.vae4j.experiments.runner.checkpoint.FolderCheckpoints;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input is refused before any training; a run that goes wrong leaves the others alone. */
class BadRunsTest {
  private final Injector injector = SmallData.injector();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "likelihood | bernouli | did you mean 'bernoulli'",
        "likelihood.sigma | 1 | belongs to gaussian-fixed, gaussian-learned; this run has likelihood 'bernoulli'",
        "latnt | 3 | did you mean 'latent'",
        "data | mnst | unknown data 'mnst'",
        "latent | 0 | at least 1",
        "latent | three | latent is 'three'",
        "epochs | 0 | at least 1",
        "batch | 10000 | larger than the training data of 240",
        "objective.beta | -1 | objective.beta is '-1'",
        "learning-rate | -0.1 | greater than 0",
        "learning-rate | NaN | learning-rate is 'NaN'",
        "binarize | none | --binarize dynamic",
        "encoder | bernoulli-concrete | over the same values",
      })
  void isRefusedBeforeTraining(String key, String value, String message) {
    RunSpec good = SmallData.spec();
    assertThatThrownBy(
            () -> SmallData.run(injector, good, good.with("name", "bad").with(key, value)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aWrongSigmaIsRefusedByName() {
    RunSpec spec =
        SmallData.spec().with("likelihood", "gaussian-fixed").with("likelihood.sigma", 0);
    assertThatThrownBy(() -> SmallData.run(injector, spec.with("binarize", "none")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("likelihood.sigma is '0'")
        .hasMessageContaining("greater than 0");
  }

  @Test
  void twoRunsOfOneNameAreRefused() {
    assertThatThrownBy(() -> SmallData.run(injector, SmallData.spec(), SmallData.spec()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("two runs are called 'bernoulli-s1'");
  }

  @Test
  void aDivergedRunKeepsItsLastGoodCheckpointAndTheOthersGoOn(@TempDir Path folder) {
    RunSpec wild =
        SmallData.spec()
            .with("name", "wild")
            .with("likelihood", "gaussian-fixed")
            .with("binarize", "none")
            .with("optimizer", "sgd")
            .with("learning-rate", 1e20);
    List<RunResult> results =
        SmallData.run(
            injector,
            2,
            new RunListener() {},
            new FolderCheckpoints(folder::resolve, false),
            new Interruption(),
            wild,
            SmallData.spec());
    assertThat(results)
        .extracting(RunResult::status)
        .containsExactly(RunStatus.DIVERGED, RunStatus.DONE);
    assertThat(results.get(0).message())
        .contains("step ", "of epoch 1", "KL", "largest parameters", "learning-rate");
    Checkpoint kept = CheckpointFile.read(folder.resolve("wild-s1").resolve("checkpoint"));
    assertThat(kept.epoch()).isZero();
    kept.parameters().values().forEach(values -> assertThat(values).doesNotContain(Float.NaN));
  }
}
