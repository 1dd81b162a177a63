package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.CertificateRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.reports.files.WholeFile;
import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import io.github.vae4j.reports.html.Table.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of a certification: what failed first, then every component, then every property. */
public final class ChecksReport {
  private static final int DIGITS = 3;

  private ChecksReport() {}

  /** Writes the page. */
  public static void write(
      Path file, ExperimentInfo info, List<CertificateRow> rows, Provenance provenance) {
    List<Table> tables = new ArrayList<>();
    tables.add(failures(rows));
    tables.add(components(rows));
    by(rows, CertificateRow::kind).forEach((kind, own) -> tables.add(properties(kind, own)));
    FindingsPage page =
        new FindingsPage(
            Assets.load(),
            info.name(),
            info.question(),
            Lead.of(sentences(rows), List.of()),
            tables.stream().filter(table -> !table.empty()).toList(),
            List.of(),
            info.references(),
            FindingsPage.facts(provenance));
    WholeFile.write(file, Templates.render("findings.jte", page));
  }

  private static List<String> sentences(List<CertificateRow> rows) {
    long failed = rows.stream().filter(row -> !row.passed()).count();
    long compared = rows.stream().filter(CertificateRow::applies).count();
    double falseAlarm = rows.stream().mapToDouble(CertificateRow::falseAlarm).sum();
    return List.of(
        failed == 0
            ? "All %d properties of %d components hold%s."
                .formatted(
                    compared,
                    by(rows, ChecksReport::component).size(),
                    compared == rows.size()
                        ? ""
                        : "; %d further ones do not apply, and the table says why"
                            .formatted(rows.size() - compared))
            : "%d of %d properties do not hold: %s."
                .formatted(
                    failed,
                    compared,
                    rows.stream()
                        .filter(row -> !row.passed())
                        .map(row -> "%s, %s".formatted(component(row), row.property()))
                        .collect(Collectors.joining("; "))),
        "The probability that this page calls any correct component wrong is %s."
            .formatted(Numbers.significant(falseAlarm, DIGITS)));
  }

  private static Table failures(List<CertificateRow> rows) {
    List<CertificateRow> failed = rows.stream().filter(row -> !row.passed()).toList();
    return new Table(
        "What does not hold",
        List.of(
            Column.text("component"),
            Column.text("property"),
            Column.number("expected", ""),
            Column.number("found", ""),
            Column.number("error", ""),
            Column.number("allowed", ""),
            Column.text("where")),
        failed.stream()
            .map(
                row ->
                    new Row(
                        row.name(),
                        row.kind(),
                        -1,
                        List.of(
                            new Cell(row.property(), "", Tone.BAD),
                            number(row.expected()),
                            number(row.found()),
                            number(row.error()),
                            number(row.bound()),
                            Cell.of(Numbers.withMinus(row.at())))))
            .toList(),
        List.of(),
        List.of());
  }

  private static Table components(List<CertificateRow> rows) {
    List<Row> shown = new ArrayList<>();
    by(rows, ChecksReport::component)
        .forEach(
            (component, own) -> {
              long failed = own.stream().filter(row -> !row.passed()).count();
              CertificateRow first = own.get(0);
              shown.add(
                  new Row(
                      first.name(),
                      first.kind(),
                      -1,
                      List.of(
                          Cell.of(
                              Long.toString(own.stream().filter(CertificateRow::applies).count())),
                          new Cell(Long.toString(failed), "", failed == 0 ? Tone.PLAIN : Tone.BAD),
                          Cell.of(
                              Numbers.grouped(
                                  own.stream().mapToLong(CertificateRow::samples).sum())),
                          Cell.of(closest(own)))));
            });
    return new Table(
        "Components",
        List.of(
            Column.text("component"),
            Column.number("properties", ""),
            Column.number("failed", ""),
            Column.number("draws", "that the worst comparisons rest on"),
            Column.text("nearest to its bound")),
        shown,
        List.of(),
        List.of());
  }

  /** "integrates to 1: 0.3 of what is allowed". */
  private static String closest(List<CertificateRow> rows) {
    return rows.stream()
        .filter(row -> row.bound() > 0 && row.error() > 0)
        .max(java.util.Comparator.comparingDouble(row -> row.error() / row.bound()))
        .map(
            row ->
                "%s: %s of what is allowed"
                    .formatted(row.property(), Numbers.significant(row.error() / row.bound(), 2)))
        .orElse("");
  }

  private static Table properties(String kind, List<CertificateRow> rows) {
    return new Table(
        "Every property: " + kind,
        List.of(
            Column.text("component"),
            Column.text("property"),
            Column.text("holds"),
            Column.number("expected", ""),
            Column.number("found", ""),
            Column.number("error", ""),
            Column.number("allowed", ""),
            Column.number("smallest defect found", ""),
            Column.number("false-alarm rate", ""),
            Column.number("draws", ""),
            Column.text("method")),
        rows.stream().map(ChecksReport::property).toList(),
        List.of(),
        List.of(
            "Of each property the worst of all comparisons is shown. A defect is found surely where"
                + " nothing is drawn, and else with probability 0.99."));
  }

  private static Row property(CertificateRow row) {
    boolean compared = row.applies();
    return new Row(
        row.name(),
        "",
        -1,
        List.of(
            Cell.of(row.property()),
            !compared
                ? new Cell("not applicable", "", Tone.MUTED)
                : row.passed() ? Cell.of("yes") : new Cell("no", "", Tone.BAD),
            number(compared ? row.expected() : Double.NaN),
            number(compared ? row.found() : Double.NaN),
            number(compared ? row.error() : Double.NaN),
            number(compared ? row.bound() : Double.NaN),
            number(row.detectable()),
            row.falseAlarm() > 0 ? number(row.falseAlarm()) : Cell.of(""),
            Cell.of(row.samples() > 0 ? Numbers.grouped(row.samples()) : ""),
            Cell.of(Numbers.withMinus(compared ? row.method() : row.at()))));
  }

  private static Cell number(double value) {
    return Double.isNaN(value) ? Cell.of("") : Cell.of(Numbers.significant(value, DIGITS));
  }

  private static String component(CertificateRow row) {
    return row.kind() + " " + row.name();
  }

  private static Map<String, List<CertificateRow>> by(
      List<CertificateRow> rows, java.util.function.Function<CertificateRow, String> key) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }
}
