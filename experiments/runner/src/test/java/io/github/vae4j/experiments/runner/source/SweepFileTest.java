package io.github.vae4j.experiments.runner.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps written as data. */
class SweepFileTest {
  @TempDir Path folder;

  private Sweep read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("grid.yaml"), text);
    return ExperimentSource.sweep(file.toString());
  }

  @Test
  void aProductIsEveryValueWithEveryOther() throws IOException {
    Sweep sweep =
        read(
            """
            question: What does σ do?
            common: {epochs: 3, likelihood: gaussian-fixed}
            seeds: [1, 2]
            sweep:
              product: {likelihood.sigma: [0.1, 1], hidden: [[200], [200, 100]]}
            """);
    assertThat(sweep.info().question()).isEqualTo("What does σ do?");
    assertThat(sweep.runs())
        .extracting(RunSpec::runName)
        .containsExactly(
            "sigma-0.1_hidden-200-s1",
            "sigma-0.1_hidden-200-s2",
            "sigma-0.1_hidden-200x100-s1",
            "sigma-0.1_hidden-200x100-s2",
            "sigma-1_hidden-200-s1",
            "sigma-1_hidden-200-s2",
            "sigma-1_hidden-200x100-s1",
            "sigma-1_hidden-200x100-s2");
    assertThat(sweep.runs().get(2).asMap())
        .isEqualTo(
            Map.of(
                "name", "sigma-0.1_hidden-200x100",
                "epochs", "3",
                "likelihood", "gaussian-fixed",
                "likelihood.sigma", "0.1",
                "hidden", "200,100",
                "common-measure-samples", "16",
                "seed", "1"));
  }

  @Test
  void aZipGoesThroughItsValuesTogether() throws IOException {
    assertThat(read("sweep: {zip: {latent: [2, 10], batch: [64, 256]}}").runs())
        .extracting(RunSpec::asMap)
        .containsExactly(
            new java.util.TreeMap<>(
                Map.of(
                    "latent", "2",
                    "batch", "64",
                    "common-measure-samples", "16",
                    "name", "latent-2_batch-64")),
            new java.util.TreeMap<>(
                Map.of(
                    "latent", "10",
                    "batch", "256",
                    "common-measure-samples", "16",
                    "name", "latent-10_batch-256")));
  }

  @Test
  void aListStandsAsItIs() throws IOException {
    assertThat(read("sweep: {list: [{name: plain}, {objective: {name: beta, beta: 4}}]}").runs())
        .extracting(RunSpec::runName)
        .containsExactly("plain-s1", "beta_beta-4-s1");
  }

  @Test
  void productZipAndListGoInsideEachOther() throws IOException {
    Sweep sweep =
        read(
            """
            sweep:
              product:
                - zip: {latent: [2, 10], hidden: [100, 400]}
                - list: [{objective: elbo}, {objective: beta}, {objective: free-bits}]
              exclude: [{objective: beta, latent: 10}]
            """);
    assertThat(sweep.runs())
        .extracting(run -> run.asMap().get("latent") + " " + run.asMap().get("objective"))
        .containsExactly("2 elbo", "2 beta", "2 free-bits", "10 elbo", "10 free-bits");
  }

  /** The same file is an experiment to 'run', too. */
  @Test
  void isAnExperimentByItsKey() throws IOException {
    Path file = Files.writeString(folder.resolve("grid.yaml"), "sweep: {list: [{latent: 3}]}");
    assertThat(ExperimentSource.load(file.toString(), getClass().getClassLoader()))
        .isInstanceOf(Sweep.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "runs: [{}] | has no 'sweep'; expected it with product, zip or list of settings",
        "{runs: [{}], sweep: {list: [{}]}} | unknown key in FILE",
        "sweep: [] | 'sweep' is a list of 0; expected one mapping with product, zip or list",
        "sweep: [{product: {latent: [1, 2]}}, {list: [{batch: 3}]}] | 'sweep' is a list of 2; expected one mapping",
        "sweep: {} | 'sweep' is empty; expected one mapping with product, zip or list",
        "sweep: {prodct: {latent: [1]}} | unknown key of 'sweep' in FILE 'prodct'; did you mean 'product'?",
        "sweep: {product: {latent: 3}} | 'sweep.product.latent' is \"3\"; expected a list of values, as in [1, 2]",
        "sweep: {product: {latent: []}} | 'sweep.product.latent' is []; expected a list of values",
        "sweep: {product: 3} | 'sweep.product' is \"3\"; expected settings with a list of values each",
        "sweep: {list: {latent: 3}} | 'sweep.list' is {\"latent\":\"3\"}; expected a list of settings",
        "sweep: {zip: {latent: [1, 2], batch: [1]}} | 'zip' of 2 values with 1 values of [batch]; expected equally many",
        "sweep: {product: {latent: [1]}, zip: {latent: [2]}} | setting 'latent' is varied in two places of the sweep; keep one",
        "sweep: {product: {latent: [1]}, exclude: [{latent: 1}]} | the sweep has no points; 'exclude' leaves none",
      })
  void whatIsNotOfThatFormIsRefused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message.replace("FILE", folder.resolve("grid.yaml").toString()));
  }
}
