package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code runs/RUN/test_examples.csv}: one row a test row, once the run is done. */
final class ExamplesCsv implements RunListener {
  private final OutputFolder folder;

  ExamplesCsv(OutputFolder folder) {
    this.folder = folder;
  }

  /** Figures of an earlier session no longer hold once the run goes on. */
  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    Path file = folder.examples(spec.runName());
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  @Override
  public void runFinished(RunResult result) {
    // There is one only of a run that ended in an earlier session.
    if (result.examples().isEmpty() || Files.exists(folder.examples(result.spec().runName()))) {
      return;
    }
    List<String> columns = new ArrayList<>(List.of("row"));
    columns.addAll(result.examples().keySet());
    CsvSheet sheet = new CsvSheet(columns);
    int rows = result.examples().values().iterator().next().length;
    for (int row = 0; row < rows; row++) {
      List<Object> cells = new ArrayList<>(List.of(row));
      for (double[] values : result.examples().values()) {
        cells.add(values[row]);
      }
      sheet.add(cells);
    }
    OutputFolder.make(folder.run(result.spec().runName()));
    sheet.write(folder.examples(result.spec().runName()));
  }
}
