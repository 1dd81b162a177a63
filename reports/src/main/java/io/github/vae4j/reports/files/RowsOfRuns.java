package io.github.vae4j.reports.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a CSV file with a column {@code run}, kept together by run. The columns named at the
 * start come first and in that order; others follow as rows bring them, and are empty in rows that
 * have none.
 */
final class RowsOfRuns {
  private static final String RUN = "run";

  private final Set<String> columns;
  private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();

  RowsOfRuns(List<String> columns) {
    this.columns = new LinkedHashSet<>(columns);
  }

  /** The rows that are in a file; none where there is no file. */
  static RowsOfRuns load(Path file, List<String> columns) {
    RowsOfRuns loaded = new RowsOfRuns(columns);
    if (Files.exists(file)) {
      for (Map<String, String> row : CsvFile.read(file)) {
        loaded.add(row);
      }
    }
    return loaded;
  }

  /** Gives a run its place among the others. */
  void reserve(String run) {
    rows.computeIfAbsent(run, r -> new ArrayList<>());
  }

  void add(Map<String, String> row) {
    columns.addAll(row.keySet());
    rows.computeIfAbsent(runOf(row), r -> new ArrayList<>()).add(row);
  }

  /** Makes this the run's only row. */
  void put(Map<String, String> row) {
    reserve(runOf(row));
    rowsOf(runOf(row)).clear();
    add(row);
  }

  List<Map<String, String>> rowsOf(String run) {
    return rows.getOrDefault(run, List.of());
  }

  /** Forgets what a run wrote after an epoch; everything for epoch 0. */
  void forgetAfter(String run, int epoch) {
    List<Map<String, String>> own = rows.get(run);
    if (own != null) {
      own.removeIf(row -> epoch == 0 || epochOf(row) > epoch);
    }
  }

  void write(Path file) {
    write(file, rows.values().stream().flatMap(List::stream).toList());
  }

  /** Writes the rows of one run only. */
  void write(Path file, String run) {
    write(file, rowsOf(run));
  }

  private void write(Path file, List<Map<String, String>> selected) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(columns);
      for (Map<String, String> row : selected) {
        csv.writeRecord(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    WholeFile.write(file, text.toString());
  }

  private static int epochOf(Map<String, String> row) {
    String epoch = row.getOrDefault("epoch", "");
    try {
      return Integer.parseInt(epoch);
    } catch (NumberFormatException e) {
      throw new InputException(
          "a row of run '%s' in an earlier session's CSV file has the epoch '%s', expected a whole number"
              .formatted(runOf(row), epoch),
          e);
    }
  }

  private static String runOf(Map<String, String> row) {
    String run = row.get(RUN);
    if (run == null) {
      throw new IllegalArgumentException("a row without a run: " + row);
    }
    return run;
  }
}
