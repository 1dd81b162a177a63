package io.github.vae4j.experiments.benchmarks;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The rows as CSV, with all digits; an empty cell is a figure that there is not. */
final class ResultCsv {
  private ResultCsv() {}

  static String of(List<Row> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      write(rows, csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(List<Row> rows, CsvWriter csv) {
    csv.writeRecord(
        "case",
        "threads",
        "engine",
        "version",
        "unit",
        "timed_steps",
        "median_ms",
        "p10_ms",
        "p90_ms",
        "ratio_to_libtorch",
        "ratio_to_dl4j",
        "ratio_to_floor",
        "peak_rss_mb",
        "first_step_seconds",
        "loss",
        "status");
    for (Row row : rows) {
      csv.writeRecord(
          row.job().what().name(),
          String.valueOf(row.job().threads()),
          row.job().engine().name(),
          row.version(),
          row.job().what().measured().unit(),
          String.valueOf(row.milliseconds().count()),
          cell(row.milliseconds().median()),
          cell(row.milliseconds().at(0.1)),
          cell(row.milliseconds().at(0.9)),
          cell(row.ratio(Engine.Kind.LIBTORCH)),
          cell(row.ratio(Engine.Kind.DL4J)),
          cell(row.ratio(Engine.Kind.FLOOR)),
          cell(row.peakMegabytes()),
          cell(row.firstStepSeconds()),
          cell(row.loss()),
          row.good() ? "same loss" : "failed: " + row.trouble());
    }
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
