package io.github.vae4j.reports.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.vae4j.core.run.NumberTable;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code runs/RUN/NAME.csv}: the tables of numbers that a run leaves. */
final class TableFiles implements RunListener {
  private final OutputFolder folder;

  TableFiles(OutputFolder folder) {
    this.folder = folder;
  }

  @Override
  public void tableProduced(RunSpec spec, NumberTable table) {
    OutputFolder.make(folder.run(spec.runName()));
    Path file = folder.table(spec.runName(), table.name());
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(table.columns());
      for (double[] row : table.rows()) {
        csv.writeRecord(Arrays.stream(row).mapToObj(Cells::text).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    WholeFile.write(file, text.toString());
  }
}
