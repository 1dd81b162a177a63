package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.vae4j.reports.files.CsvFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study of the IWAE bound, in small, and its settings beside those of its runs. */
class ImportanceWeightingTest {
  private static final List<Object> SMALL =
      List.of(
          "--set", "data=file",
          "--set", "hidden=8",
          "--set", "latent=2",
          "--set", "epochs=1",
          "--set", "audit-every=0",
          "--set", "log-likelihood-samples=10");

  @TempDir Path folder;

  private Answer study(Object... further) {
    Path bars = Bars.in(folder, 300);
    return Answer.to(
        Stream.of(
                Stream.of("study", "iwae", "--set", "data.path=" + bars),
                SMALL.stream(),
                Stream.of(further))
            .flatMap(each -> each)
            .toArray());
  }

  @Test
  void comparesTheBoundsRowByRow() {
    Path out = folder.resolve("out");
    Answer answer = study("--set", "k=3", "--set", "seeds=1,2", "--out", out);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("iwae-3", "dreg-3", "elbo", "95 % interval", "1 of the paper's 3280 epochs");
    List<Map<String, String>> runs = CsvFile.read(out.resolve("summary.csv"));
    assertThat(runs).hasSize(6);
    assertThat(runs.get(1)).contains(entry("label", "iwae-3")).containsKey("train_iwae_bound");
  }

  @Test
  void refusesTooFewDrawsAndSettingsOfNobody() {
    assertThat(study("--set", "k=1").err()).contains("k is '1'", "at least 2");
    assertThat(study("--set", "kk=2").err()).contains("unknown setting 'kk'");
    assertThat(study("--set", "seeds=a").err()).contains("seeds is 'a'");
  }
}
