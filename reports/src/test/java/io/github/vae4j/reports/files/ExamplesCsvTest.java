package io.github.vae4j.reports.files;

import static io.github.vae4j.reports.Events.facts;
import static io.github.vae4j.reports.Events.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesCsvTest {
  @TempDir Path temp;

  private static RunResult result(RunSpec spec, Map<String, double[]> examples) {
    return new RunResult(spec, RunStatus.DONE, 1, List.of(), List.of(), Map.of(), "", examples);
  }

  @Test
  void hasARowForEachTestRowAndGoesWhenTheRunBeginsAnew() throws IOException {
    FileReport report = FileReport.create(temp.resolve("out"));
    RunSpec spec = spec("a", 1);
    report.experimentStarted(Events.info(), List.of(spec), Events.provenance());
    report.runStarted(spec, facts());
    Map<String, double[]> examples = new LinkedHashMap<>();
    examples.put("elbo", new double[] {-1.5, Double.NaN});
    examples.put("log_likelihood", new double[] {-1.25, -0.1});
    report.runFinished(result(spec, examples));
    Path file = report.folder().examples("a-s1");
    assertThat(Files.readAllLines(file))
        .containsExactly("row,elbo,log_likelihood", "0,-1.5,-1.25", "1,,-0.1");
    report.runStarted(spec, facts());
    assertThat(file).doesNotExist();
    report.runFinished(result(spec, Map.of()));
    assertThat(file).doesNotExist();
  }

  @Test
  void aSheetKeepsTheRowsOfOtherRuns() throws IOException {
    Path file = temp.resolve("sheet.csv");
    CsvSheet first = new CsvSheet(List.of("run", "value"));
    first.add(List.of("a", 1.0));
    first.add(List.of("b", 2.0));
    first.write(file);
    CsvSheet second = new CsvSheet(List.of("run", "value"));
    second.add(List.of("b", 3.0));
    second.keepOthers(file);
    second.write(file);
    assertThat(Files.readAllLines(file)).containsExactly("run,value", "a,1.0", "b,3.0");
    CsvSheet other = new CsvSheet(List.of("run", "other"));
    other.keepOthers(file);
    other.write(file);
    assertThat(Files.readAllLines(file)).containsExactly("run,other");
    assertThatThrownBy(() -> other.add(List.of("c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a row of 1 cells in a sheet of the 2 columns [run, other]");
  }
}
