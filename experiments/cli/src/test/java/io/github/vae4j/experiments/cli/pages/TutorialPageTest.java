package io.github.vae4j.experiments.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.ExperimentRunner;
import io.github.vae4j.experiments.runner.source.ExperimentSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial speaks of files as they are. */
class TutorialPageTest {
  private static final Path FOLDER = Page.root().resolve("docs/tutorial");
  private static final ClassLoader LOADER = TutorialPageTest.class.getClassLoader();
  private static final Page PAGE = Page.of(FOLDER.resolve("README.md"));

  @Test
  void quotesItsExperiment() throws IOException {
    String experiment = Files.readString(FOLDER.resolve("LaplaceDecoder.java"));
    assertThat(PAGE.blocks("java"))
        .isNotEmpty()
        .allSatisfy(b -> assertThat(experiment).contains(b));
  }

  @Test
  void itsExperimentRuns() {
    String file = FOLDER.resolve("LaplaceDecoder.java").toString();
    Experiment experiment = new Small(ExperimentSource.load(file, LOADER));
    ExperimentRunner runner =
        Plugins.injector(LOADER, experiment.modules()).getInstance(ExperimentRunner.class);
    List<RunResult> results = Quietly.run(runner, experiment);
    assertThat(results).hasSize(4).extracting(RunResult::status).containsOnly(RunStatus.DONE);
    assertThat(experiment.conclude(results).tables()).hasSize(1);
  }

  @Test
  void itsYamlIsAnExperiment(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("sigma.yaml"), PAGE.blocks("yaml").get(0));
    Experiment experiment = ExperimentSource.load(file.toString(), LOADER);
    Components components = Plugins.injector(LOADER, List.of()).getInstance(Components.class);
    assertThat(experiment.runs())
        .extracting(run -> run.complete(components))
        .extracting(RunSpec::runName)
        .containsExactly("wide-s1", "wide-s2", "narrow-s1", "narrow-s2");
  }
}
