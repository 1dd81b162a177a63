package io.github.vae4j.reports.files;

import com.fasterxml.jackson.core.io.NumberOutput;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A CSV file in the making: a header, then rows of text and numbers. */
public final class CsvSheet {
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A sheet without rows. */
  public CsvSheet(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Adds a row.
   *
   * @param cells as many as there are columns: doubles are written as the shortest decimal that
   *     reads back the same, NaN as an empty cell, all else as it prints itself
   */
  public void add(List<?> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of %d cells in a sheet of the %d columns %s"
              .formatted(cells.size(), columns.size(), columns));
    }
    rows.add(cells.stream().map(CsvSheet::text).toList());
  }

  private static String text(Object cell) {
    if (cell instanceof Double value) {
      return value.isNaN() ? "" : NumberOutput.toString(value, true);
    }
    return String.valueOf(cell);
  }

  /**
   * Takes up the rows of an earlier file of the same columns whose first cell is not among those of
   * the new rows: those of other runs.
   */
  public void keepOthers(Path earlier) {
    if (!Files.isRegularFile(earlier)) {
      return;
    }
    List<String> own = rows.stream().map(row -> row.get(0)).distinct().toList();
    List<List<String>> others = new ArrayList<>();
    for (Map<String, String> row : CsvFile.read(earlier)) {
      if (List.copyOf(row.keySet()).equals(columns)
          && !own.contains(row.getOrDefault(columns.get(0), ""))) {
        others.add(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
      }
    }
    rows.addAll(0, others);
  }

  /** Writes or replaces the file. */
  public void write(Path file) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(columns);
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    WholeFile.write(file, text.toString());
  }
}
