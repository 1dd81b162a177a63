package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Injector;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.checkpoint.Checkpoint;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointFile;
import io.github.vae4j.experiments.runner.checkpoint.FolderCheckpoints;
import java.nio.file.Path;
import java.util.Arrays;
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
        "likelihood.sigma | 1 | belongs to gaussian-fixed, gaussian-learned; this run has"
            + " likelihood 'bernoulli'",
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
        "latent | 2147483647 | a head of 4294967294 values is wider than an array can be; choose a"
            + " smaller --latent",
        "latent | 1000000000 | memory, and has",
        "hidden | 50000000 | run 'bad-s1', likelihood 'bernoulli' with 16 numbers for each draw:"
            + " the run needs",
        "hidden | 50000000 | lower --hidden or --latent (--hidden ",
        "hidden | 50000000 | MB), or allow more: VAE4J_OPTS='-Xmx",
        "samples | 100000000 | lower --batch, --samples, objective.k, --hidden or --latent",
        "test-samples | 100000000 | lower --test-samples, --hidden or --latent",
        "objective | iwea | did you mean 'iwae'",
        "optimizer.epsilon | 1e-300 | optimizer.epsilon is '1e-300'; expected a number greater than"
            + " 0, not below 1.2e-38",
        "learning-rate | 1e39 | learning-rate is '1e39'",
      })
  void isRefusedBeforeTraining(String key, String value, String message) {
    RunSpec good = SmallData.spec();
    assertThatThrownBy(
            () -> SmallData.run(injector, good, good.with("name", "bad").with(key, value)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  /** Where there is no path through z, an objective that needs one says what fits. */
  @ParameterizedTest
  @CsvSource({
    "dreg,bernoulli-concrete",
    "stl,bernoulli-concrete",
    "dreg,bernoulli-straight-through",
    "stl,bernoulli-straight-through"
  })
  void anObjectiveThatNeedsReparameterizedDrawsIsGivenNoOthers(String objective, String encoder) {
    RunSpec spec = SmallData.spec().with("prior", "bernoulli").with("encoder", encoder);
    assertThatThrownBy(() -> SmallData.run(injector, spec.with("objective", objective)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("objective '%s' takes the gradient".formatted(objective))
        .hasMessageContaining("encoder '%s' has none".formatted(encoder))
        .hasMessageContaining("choose --objective score-function or vimco");
  }

  @Test
  void aGroupOfDrawsCountsAsMemory() {
    RunSpec spec = SmallData.spec().with("objective", "iwae").with("objective.k", 100_000_000);
    assertThatThrownBy(() -> SmallData.run(injector, spec))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lower --batch, --samples, objective.k");
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
  void aSigmaWhoseSquareIsNoFloatIsRefused() {
    RunSpec spec = SmallData.spec().with("likelihood", "gaussian-fixed").with("binarize", "none");
    assertThatThrownBy(() -> SmallData.run(injector, spec.with("likelihood.sigma", 1e-30)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("likelihood.sigma is '1.0E-30'")
        .hasMessageContaining("from 1e-12 to 1e12");
  }

  @Test
  void dataThatDoNotFitIntoMemoryAreRefused() {
    Injector full =
        SmallData.injector(
            new ComponentsModule() {
              @Override
              protected void configure() {
                bindComponent(
                    Kind.DATA,
                    "too-many",
                    "too many rows",
                    List.of(),
                    settings ->
                        () -> {
                          throw new OutOfMemoryError("Java heap space");
                        });
              }
            });
    assertThatThrownBy(() -> SmallData.run(full, SmallData.spec().with("data", "too-many")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("data set 'too-many' does not fit into memory")
        .hasMessageContaining("choose fewer rows, or allow more: VAE4J_OPTS='-Xmx");
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
        .contains("step ", "of epoch 1", "KL", "largest parameters")
        .contains("A smaller --learning-rate or a clip-norm may help");
    Checkpoint kept = CheckpointFile.read(folder.resolve("wild-s1").resolve("checkpoint"));
    assertThat(kept.epoch()).isZero();
    kept.parameters().values().forEach(values -> assertThat(values).doesNotContain(Float.NaN));
  }

  /** Values so large that their squares are no floats, at the weights that training starts from. */
  @Test
  void aRunThatDivergesAtItsFirstStepIsNotToldToLearnSlower() {
    ComponentsModule huge =
        new ComponentsModule() {
          @Override
          protected void configure() {
            float[] values = new float[40 * 2];
            Arrays.fill(values, 1e30f);
            values[7] = 0;
            FloatDataSet table = FloatDataSet.table(values, 2, null);
            bindComponent(
                Kind.DATA,
                "huge",
                "values of 1e30",
                List.of(),
                settings -> () -> new DataSplits(table, table));
          }
        };
    RunSpec spec =
        SmallData.spec()
            .with("data", "huge")
            .with("likelihood", "gaussian-fixed")
            .with("binarize", "none");
    RunResult result = SmallData.run(SmallData.injector(huge), spec).get(0);
    assertThat(result.status()).isEqualTo(RunStatus.DIVERGED);
    assertThat(result.message())
        .startsWith("step 1 of epoch 1")
        .endsWith("the likelihood or the data, not the learning rate, is the likely cause");
  }
}
