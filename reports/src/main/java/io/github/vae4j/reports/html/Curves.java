package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Chart.Kind;
import io.github.vae4j.reports.html.Chart.Series;
import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Both terms of the ELBO and their sum, by epoch, of all runs whose nats compare.
 *
 * @param title what they are nats of
 * @param id of the group of charts
 * @param last the values after the last epoch
 */
record Curves(String title, String id, List<Chart> charts, Table last) {
  private static final List<String> SPLITS = List.of("train", "test");

  /** One for each measure of each data set that any epoch was finished on. */
  static List<Curves> of(List<RunRecord> runs) {
    List<Curves> all = new ArrayList<>();
    List<SameData> sets = SameData.of(runs);
    for (SameData set : sets) {
      for (PixelMeasure measure : set.measures()) {
        List<RunRecord> own =
            set.of(measure).stream().filter(run -> !run.epochs().isEmpty()).toList();
        if (!own.isEmpty()) {
          String words = set.words(measure);
          String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
          all.add(
              of(own, sets.size() > 1 ? title + ", " + set.title() : title, "elbo" + all.size()));
        }
      }
    }
    return all;
  }

  /** Whether there is more than one epoch to draw. */
  boolean drawn() {
    return !charts.isEmpty();
  }

  private static Curves of(List<RunRecord> runs, String title, String id) {
    if (runs.stream().noneMatch(run -> run.epochs().stream().anyMatch(row -> row.epoch() > 1))) {
      return new Curves(title, id, List.of(), last(runs)); // one epoch makes no curve
    }
    List<Chart> charts =
        List.of(
            chart(runs, id, "Expected log-likelihood", EpochCells::expectedLogLikelihood, title),
            chart(runs, id, "KL", EpochCells::kl, title),
            chart(runs, id, "ELBO", EpochCells::elbo, title));
    return new Curves(title, id, charts, last(runs));
  }

  private static Chart chart(
      List<RunRecord> runs,
      String id,
      String title,
      ToDoubleFunction<EpochCells> value,
      String measure) {
    List<Series> series = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (RunRecord run : runs) {
      for (String split : SPLITS) {
        List<EpochCells> rows =
            run.epochs().stream().filter(row -> row.split().equals(split)).toList();
        if (!rows.isEmpty()) {
          series.add(
              new Series(
                  run.name(),
                  run.group(),
                  run.style(),
                  split,
                  Points.thinned(rows).stream()
                      .map(row -> Points.at(row.epoch(), value.applyAsDouble(row)))
                      .toList(),
                  List.of()));
          if (split.equals("test")) {
            ends.add(end(run, rows, value));
          }
        }
      }
    }
    return new Chart(
        id + "-" + title.replaceAll("\\W+", "-").toLowerCase(Locale.ROOT),
        id,
        Kind.LINES,
        title,
        "Line chart of the %s in nats by epoch, %s, train and test. On the test data: %s."
            .formatted(title, measure, String.join("; ", ends)),
        "epoch",
        "nats",
        1, // epoch 0 is before any training and would flatten all that follows
        false,
        0,
        series);
  }

  private static String end(
      RunRecord run, List<EpochCells> rows, ToDoubleFunction<EpochCells> value) {
    EpochCells first = rows.get(0);
    EpochCells last = rows.get(rows.size() - 1);
    return "%s from %s at epoch %d to %s at epoch %d"
        .formatted(
            run.name(),
            Numbers.fixed(value.applyAsDouble(first), 2),
            first.epoch(),
            Numbers.fixed(value.applyAsDouble(last), 2),
            last.epoch());
  }

  private static Table last(List<RunRecord> runs) {
    List<Column> columns = new ArrayList<>(List.of(Column.text("run")));
    columns.add(Column.number("epoch", ""));
    for (String split : SPLITS) {
      columns.add(Column.number(split + " expected log-likelihood", "(nats)"));
      columns.add(Column.number(split + " KL", "(nats)"));
      columns.add(Column.number(split + " ELBO", "(nats)"));
    }
    columns.add(Column.text("KL computed by"));
    List<Row> rows = new ArrayList<>();
    for (RunRecord run : runs) {
      EpochCells last = run.epochs().get(run.epochs().size() - 1);
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(String.valueOf(last.epoch()))));
      for (String split : SPLITS) {
        EpochCells row =
            run.epochs().stream()
                .filter(r -> r.split().equals(split) && r.epoch() == last.epoch())
                .findFirst()
                .orElse(EpochCells.of(java.util.Map.of()));
        cells.add(nats(row.expectedLogLikelihood()));
        cells.add(nats(row.kl()));
        cells.add(nats(row.elbo()));
      }
      cells.add(Cell.of(method(last)));
      rows.add(new Row(run.name(), "", run.style(), cells));
    }
    return Table.of("", columns, rows);
  }

  private static Cell nats(double value) {
    return Cell.of(Double.isNaN(value) ? "—" : Numbers.fixed(value, 2));
  }

  private static String method(EpochCells row) {
    return row.klSamples().isEmpty() || row.klSamples().equals("0")
        ? row.klMethod()
        : row.klMethod() + ", " + row.klSamples() + " draws a row";
  }
}
