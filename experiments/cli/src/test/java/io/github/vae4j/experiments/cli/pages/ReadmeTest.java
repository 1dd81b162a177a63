package io.github.vae4j.experiments.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.ExperimentRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README says is so. */
class ReadmeTest {
  private static final ClassLoader LOADER = ReadmeTest.class.getClassLoader();

  @Test
  void theExperimentRuns() {
    Experiment experiment = new Small(ReadmeExperiment.compiled());
    ExperimentRunner runner =
        Plugins.injector(LOADER, experiment.modules()).getInstance(ExperimentRunner.class);
    List<RunResult> results = Quietly.run(runner, experiment);
    assertThat(results).extracting(RunResult::status).containsOnly(RunStatus.DONE);
    assertThat(results.get(0).spec().label()).isEqualTo("logistic");
  }

  @Test
  void theTestsAreRunByTheCommandOfContinuousIntegration() throws IOException {
    String tests = "mvn -B verify";
    assertThat(Page.readme().blocks("sh").get(0).lines()).anyMatch(line -> line.startsWith(tests));
    assertThat(Files.readString(Page.root().resolve(".ci/run")).lines()).contains(tests);
  }

  @Test
  void everyComponentIsNamed() {
    Components components = Plugins.injector(LOADER, List.of()).getInstance(Components.class);
    for (Kind<?> kind : Kind.all()) {
      assertThat(components.of(kind).all())
          .extracting(Component::name)
          .allSatisfy(name -> assertThat(Page.readme().text()).contains("`" + name + "`"));
    }
  }
}
