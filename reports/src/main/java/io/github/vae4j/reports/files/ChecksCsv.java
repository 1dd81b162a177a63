package io.github.vae4j.reports.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.vae4j.core.run.CertificateRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code checks.csv}: every property of every component that was certified. */
public final class ChecksCsv {
  private static final List<String> COLUMNS =
      List.of(
          "kind",
          "name",
          "property",
          "passed",
          "expected",
          "found",
          "error",
          "bound",
          "detectable",
          "false_alarm",
          "samples",
          "method",
          "at");

  private ChecksCsv() {}

  /** Writes or replaces the file. */
  public static void write(Path file, List<CertificateRow> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(COLUMNS);
      for (CertificateRow row : rows) {
        Map<String, String> cells = cells(row);
        csv.writeRecord(COLUMNS.stream().map(column -> cells.getOrDefault(column, "")).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    WholeFile.write(file, text.toString());
  }

  private static Map<String, String> cells(CertificateRow row) {
    return new Cells()
        .text("kind", row.kind())
        .text("name", row.name())
        .text("property", row.property())
        .text("passed", row.applies() ? Boolean.toString(row.passed()) : "not applicable")
        .number("expected", row.expected())
        .number("found", row.found())
        .number("error", row.error())
        .number("bound", row.bound())
        .number("detectable", row.detectable())
        .number("false_alarm", row.falseAlarm())
        .whole("samples", row.samples())
        .text("method", row.method())
        .text("at", row.at())
        .asMap();
  }
}
