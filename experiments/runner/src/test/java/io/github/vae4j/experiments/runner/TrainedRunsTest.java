package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.Injector;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointFile;
import io.github.vae4j.experiments.runner.checkpoint.FolderCheckpoints;
import io.github.vae4j.experiments.runner.preparation.Streams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of single test rows, and models that are loaded from the folders of their runs. */
class TrainedRunsTest {
  private final Injector injector = SmallData.injector();

  @TempDir Path folder;

  private RunResult train(RunSpec spec) {
    return SmallData.run(
            injector,
            2,
            new RunListener() {},
            new FolderCheckpoints(folder::resolve, false),
            new Interruption(),
            spec)
        .get(0);
  }

  private TrainedRun load(RunSpec spec) {
    return injector.getInstance(TrainedRuns.class).load(folder.resolve(spec.runName()));
  }

  @Test
  void theMeansOverRowsAreTheFiguresOfTheRun() {
    RunResult result = train(SmallData.spec().with("log-likelihood-samples", 64));
    assertThat(result.examples().keySet())
        .containsExactly("elbo", "squared_error", "psnr", "ssim", "log_likelihood");
    Moments elbo = Moments.of(result.examples().get("elbo"));
    Moments logLikelihood = Moments.of(result.examples().get("log_likelihood"));
    assertThat(elbo.count()).isEqualTo(60);
    assertThat(elbo.mean()).isCloseTo(result.metrics().get("test_elbo"), within(1e-5));
    assertThat(result.metrics())
        .containsEntry("test_log_likelihood", logLikelihood.mean())
        .containsEntry("test_log_likelihood_se", logLikelihood.standardError());
    assertThat(logLikelihood.mean()).isGreaterThan(elbo.mean());
    RunResult without = train(SmallData.spec());
    assertThat(without.metrics()).doesNotContainKey("test_log_likelihood");
    assertThat(without.examples()).containsOnlyKeys("elbo", "squared_error", "psnr", "ssim");
    assertThat(without.examples().get("elbo")).isEqualTo(result.examples().get("elbo"));
  }

  @Test
  void aLoadedModelIsTheTrainedOne() {
    RunSpec spec = SmallData.spec().with("log-likelihood-samples", 32);
    RunResult result = train(spec);
    TrainedRun run = load(spec);
    Map<String, float[]> saved =
        CheckpointFile.read(folder.resolve(spec.runName()).resolve("checkpoint")).parameters();
    assertThat(run.vae().parameters()).hasSameSizeAs(saved.keySet());
    for (Parameter parameter : run.vae().parameters()) {
      assertThat(parameter.values()).isEqualTo(saved.get(parameter.name()));
    }
    assertThat(run.name()).isEqualTo("bernoulli-s1");
    assertThat(run.result().metrics()).isEqualTo(result.metrics());
    assertThat(run.result().examples().get("log_likelihood"))
        .isEqualTo(result.examples().get("log_likelihood"));
    // The same rows and the same stream give the same bits as at the end of training.
    try (Device device = Device.cpu(1)) {
      assertThat(
              new ImportanceSampling(run.vae(), 32)
                  .logLikelihood(
                      device,
                      run.testSize(),
                      run.test(),
                      Streams.of(1).evaluation().split("log-likelihood"),
                      done -> {}))
          .isEqualTo(result.examples().get("log_likelihood"));
    }
  }

  @Test
  void refusesAFolderThatIsNoneOfARun() {
    assertThatThrownBy(() -> injector.getInstance(TrainedRuns.class).load(folder.resolve("x")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x is not the folder of a run: it has no checkpoint");
  }

  @Test
  void refusesARunThatIsNotDone() throws Exception {
    RunSpec spec = SmallData.spec();
    train(spec);
    Files.delete(folder.resolve(spec.runName()).resolve("result"));
    assertThatThrownBy(() -> load(spec))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not done: it has no result yet; go on with it by --resume");
  }

  @Test
  void refusesOtherDataAndAMissingComponent() {
    RunSpec spec = SmallData.spec();
    train(spec);
    Path run = folder.resolve(spec.runName());
    ComponentsModule other =
        new ComponentsModule() {
          @Override
          protected void configure() {
            bindComponent(
                Kind.DATA,
                "bars",
                "no bars",
                List.of(),
                settings ->
                    () -> {
                      FloatDataSet dark = FloatDataSet.table(new float[320], 16, null);
                      return new DataSplits(dark, dark);
                    });
          }
        };
    ClassLoader loader = TrainedRunsTest.class.getClassLoader();
    TrainedRuns dark = Plugins.injector(loader, List.of(other)).getInstance(TrainedRuns.class);
    assertThatThrownBy(() -> dark.load(run))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "the data 'bars' are not those that run 'bernoulli-s1' was trained on")
        .hasMessageContaining("their hash was");
    TrainedRuns none = Plugins.injector(loader, List.of()).getInstance(TrainedRuns.class);
    assertThatThrownBy(() -> none.load(run))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot be put together again")
        .hasMessageContaining("bars");
  }

  @Test
  void canBeStoppedWhileRowsAreEstimated() {
    RunSpec spec = SmallData.spec().with("log-likelihood-samples", 600).with("epochs", 1);
    Interruption interruption = new Interruption();
    RunListener stopper =
        new RunListener() {
          @Override
          public void epochFinished(RunSpec run, io.github.vae4j.core.run.EpochRow row) {
            if (row.split() == io.github.vae4j.core.run.Split.TEST) {
              interruption.request();
            }
          }
        };
    RunResult stopped =
        SmallData.run(
                injector,
                1,
                stopper,
                new FolderCheckpoints(folder::resolve, false),
                interruption,
                spec)
            .get(0);
    assertThat(stopped.status()).hasToString("interrupted");
    assertThat(stopped.message()).contains("while log p(x) was estimated");
    RunResult resumed =
        SmallData.run(
                injector,
                1,
                new RunListener() {},
                new FolderCheckpoints(folder::resolve, true),
                new Interruption(),
                spec)
            .get(0);
    assertThat(resumed.status()).hasToString("done");
    assertThat(resumed.examples().get("log_likelihood")).hasSize(60);
  }
}
