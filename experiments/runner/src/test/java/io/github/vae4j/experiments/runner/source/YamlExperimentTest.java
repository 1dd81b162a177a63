package io.github.vae4j.experiments.runner.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments written as data. */
class YamlExperimentTest {
  @TempDir Path folder;

  private Experiment read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("my-file.v2.yaml"), text);
    return ExperimentSource.load(file.toString(), YamlExperimentTest.class.getClassLoader());
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Experiment experiment =
        read(
            """
            name: sigma-matters
            question: Does a smaller σ help?
            references: ["One, 2020", "Two, 2021"]
            common: {data: digits, epochs: 5, hidden: [400, 200], learning-rate: 1e-3}
            seeds: [1, 2]
            runs:
              - {name: wide, likelihood: gaussian-fixed, likelihood.sigma: 1}
              - {name: narrow, likelihood: {name: gaussian-fixed, sigma: 0.2}, epochs: 7}
            """);
    assertThat(experiment.info().name()).isEqualTo("sigma-matters");
    assertThat(experiment.info().question()).isEqualTo("Does a smaller σ help?");
    assertThat(experiment.info().references()).containsExactly("One, 2020", "Two, 2021");
    assertThat(experiment.runs())
        .extracting(RunSpec::runName)
        .containsExactly("wide-s1", "wide-s2", "narrow-s1", "narrow-s2");
    assertThat(experiment.runs().get(3).asMap())
        .isEqualTo(
            Map.of(
                "name", "narrow",
                "data", "digits",
                "epochs", "7",
                "hidden", "400,200",
                "learning-rate", "1e-3",
                "likelihood", "gaussian-fixed",
                "likelihood.sigma", "0.2",
                "seed", "2"));
  }

  @Test
  void allButTheRunsMayBeLeftOut() throws IOException {
    Experiment experiment = read("runs: [{hidden: []}, {seed: 9, latent: 3}]");
    assertThat(experiment.info().name()).isEqualTo("my-file");
    assertThat(experiment.info().question()).isEmpty();
    assertThat(experiment.runs().get(0).asMap()).isEqualTo(Map.of("hidden", "none"));
    assertThat(experiment.runs().get(1).runName()).isEqualTo("gaussian-fixed-s9");
  }

  @Test
  void aMappingMaySetAComponentThatIsNamedElsewhere() throws IOException {
    Experiment experiment =
        read("{common: {objective: {beta: 2}}, runs: [{objective: kl-warm-up}]}");
    assertThat(experiment.runs().get(0).asMap())
        .isEqualTo(Map.of("objective", "kl-warm-up", "objective.beta", "2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "just words | is not a YAML mapping; expected keys [common, name, question, references, runs, seeds]",
        "[1, 2] | is not a YAML mapping",
        "'' | is not a YAML mapping",
        "runs: [{latent: 3 | is not YAML, at line 1",
        "run: [{latent: 3}] | unknown key in FILE (settings of all runs go under 'common') 'run'; did you mean 'runs'?",
        "latent: 3 | (settings of all runs go under 'common') 'latent'",
        "name: x | has no runs; expected 'runs:' and a list of settings",
        "runs: [] | has no runs",
        "runs: {latent: 3} | has no runs",
        "runs: [3] | run 1 is \"3\"; expected a mapping of settings, as in {latent: 20}",
        "{common: [], runs: [{}]} | common is []; expected a mapping of settings",
        "{seeds: 3, runs: [{}]} | 'seeds' is \"3\"; expected a list of whole numbers, as in [1, 2]",
        "{seeds: [[1]], runs: [{}]} | 'seeds' is [\"1\"]; expected a list of whole numbers",
        "{name: [a], runs: [{}]} | 'name' is [\"a\"]; expected a text",
        "{references: one, runs: [{}]} | 'references' is \"one\"; expected a list of texts",
        "runs: [{}, {latent: }] | run 2: 'latent' is empty; expected a value",
        "runs: [{hidden: [[1]]}] | run 1: 'hidden' is [\"1\"]; expected a list of single values",
        "runs: [{prior: {a: {b: 1}}}] | run 1: 'prior'.a is {\"b\":\"1\"}; expected a single value",
        "runs: [{prior: {a: 1}, prior.a: 2}] | run 1: 'prior.a' is set twice; keep one",
        "{runs: [{latent: 1, latent: 2}]} | is not YAML, at line 1, column 21: key 'latent' stands twice",
        "{name: a, name: b, runs: [{}]} | key 'name' stands twice",
        "{seeds: [1, 2], runs: [{}, {seed: 3}]} | run 2 has a seed of its own, 3, beside 'seeds'; keep one of the two",
        "{seeds: [1], common: {seed: 3}, runs: [{}]} | run 1 has a seed of its own, 3, beside 'seeds'",
        "{common: *none, runs: [{}]} | is not YAML, at line 1, column 10: found undefined alias none",
      })
  void whatIsNotOfThatFormIsRefused(String text, String message) {
    assertThatThrownBy(() -> read(text.equals("''") ? "" : text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message.replace("FILE", folder.resolve("my-file.v2.yaml").toString()))
        .hasMessageContaining("my-file.v2.yaml");
  }

  @Test
  void valuesAreTakenAsTheyAreWritten() throws IOException {
    Experiment experiment =
        read(
            """
            name: no
            runs: [{name: 010}, {name: yes}, {name: 1e1}, {name: 0x1F}, {name: 2020-01-01}]
            """);
    assertThat(experiment.info().name()).isEqualTo("no");
    assertThat(experiment.runs())
        .extracting(RunSpec::label)
        .containsExactly("010", "yes", "1e1", "0x1F", "2020-01-01");
  }

  @Test
  void mergeKeysWork() throws IOException {
    Experiment experiment =
        read(
            """
            runs:
              - &first {name: one, latent: 2, epochs: 3}
              - {<<: *first, name: two, epochs: 4}
            """);
    assertThat(experiment.runs().get(1).asMap())
        .isEqualTo(Map.of("name", "two", "latent", "2", "epochs", "4"));
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThatThrownBy(() -> read("runs: [{}]\n---\nruns: [{}]\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not YAML");
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("binary.yml"), new byte[] {(byte) 0xff, 0, 1});
    assertThatThrownBy(() -> ExperimentSource.load(file.toString(), getClass().getClassLoader()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cannot be read");
  }
}
