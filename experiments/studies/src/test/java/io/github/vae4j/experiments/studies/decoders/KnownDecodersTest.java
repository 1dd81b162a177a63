package io.github.vae4j.experiments.studies.decoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.ExperimentRunner;
import io.github.vae4j.experiments.studies.StudyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The study in small: one data set of each of two kinds. */
class KnownDecodersTest {
  private static final Map<String, String> SMALL =
      Map.of(
          "kinds", "laplace,bernoulli",
          "seeds", "1",
          "copies", "2",
          "train", "1000",
          "test", "200",
          "epochs", "60",
          "draws", "16");
  private static final Map<String, String> TINY =
      Map.of(
          "kinds", "laplace",
          "seeds", "1",
          "copies", "2",
          "train", "100",
          "test", "50",
          "epochs", "1",
          "draws", "4");

  private static Findings conduct(int threads, Map<String, String> given, List<String> failures) {
    ExperimentRunner runner =
        Plugins.injector(KnownDecodersTest.class.getClassLoader(), List.of())
            .getInstance(ExperimentRunner.class);
    KnownDecoders study = new KnownDecoders(runner);
    Settings settings = Settings.of("", study.settings(), given);
    try (Device device = Device.cpu(threads)) {
      StudyContext context = new StudyContext(device, RandomStream.of(1), settings, line -> {});
      Findings findings = study.conduct(context);
      failures.addAll(context.failures());
      return findings;
    }
  }

  @Test
  void theTrueKindIsFirst() {
    List<String> failures = new ArrayList<>();
    Findings findings = conduct(2, SMALL, failures);
    assertThat(failures).isEmpty();
    assertThat(findings.tables().get(0).rows())
        .extracting(row -> row.get(0) + " " + row.get(3) + " of " + row.get(2))
        .containsExactly("laplace 1 of 1", "bernoulli 1 of 1");
    assertThat(findings.sentences())
        .hasSize(4)
        .anyMatch(text -> text.startsWith("On data of laplace, laplace is first in bits per dim"))
        .anyMatch(
            text -> text.startsWith("Models that differ in their seeds alone are told apart"));
    assertThat(findings.tables().get(4).rows()).hasSize(2);
  }

  /** One epoch of few rows is too little to learn a scale: the study says that it failed. */
  @Test
  void whatIsNotFirstFails() {
    List<String> failures = new ArrayList<>();
    Findings one = conduct(1, TINY, failures);
    assertThat(failures)
        .anyMatch(text -> text.matches("on data of .* is first on 0 of 1 .*at least 95 %"));
    assertThat(conduct(2, TINY, new ArrayList<>()))
        .as("the same bits for any number of threads")
        .isEqualTo(one);
  }
}
