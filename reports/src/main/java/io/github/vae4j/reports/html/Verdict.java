package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import io.github.vae4j.reports.html.Table.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The final figures of runs on the same data, as tables: of runs that differ in their seed only,
 * and of every run.
 */
final class Verdict {
  private static final String KL_SAMPLED = "KL sampled";

  private final SameData data;
  private final List<Figure> figures;

  /** A column: a metric, and the only measure whose runs stand in it, if that matters. */
  private record Figure(Metric metric, @Nullable PixelMeasure measure) {
    boolean holds(RunRecord run) {
      return measure == null || measure.equals(PixelMeasure.of(run));
    }
  }

  private Verdict(SameData data) {
    this.data = data;
    this.figures = figures(data);
  }

  /** The tables of all data sets; none before any run has a final figure. */
  static List<Table> tables(List<RunRecord> runs) {
    List<SameData> sets = SameData.of(runs);
    List<Table> tables = new ArrayList<>();
    for (SameData set : sets) {
      Verdict verdict = new Verdict(set);
      String suffix = sets.size() > 1 ? " on " + set.title() : "";
      if (!verdict.figures.isEmpty()) {
        if (verdict.groups().values().stream().anyMatch(group -> group.size() > 1)) {
          tables.add(verdict.ofGroups("Over seeds" + suffix));
        }
        String title = runs.size() == 1 ? "Final figures" : "Every run";
        tables.add(verdict.ofRuns(title + suffix, verdict.main()));
      }
    }
    return tables;
  }

  /** All figures of every run, for those data where {@link #tables} leaves some out. */
  static List<Table> details(List<RunRecord> runs) {
    return SameData.of(runs).stream()
        .map(Verdict::new)
        .filter(verdict -> verdict.main().size() < verdict.figures.size())
        .map(
            verdict ->
                verdict.ofRuns("All final figures on " + verdict.data.title(), verdict.figures))
        .toList();
  }

  private List<Figure> main() {
    return figures.stream().filter(figure -> figure.metric().main()).toList();
  }

  private static List<Figure> figures(SameData data) {
    return data.runs().stream()
        .flatMap(run -> run.summary().keySet().stream())
        .distinct()
        .filter(key -> !SummaryColumns.TEXTS.contains(key))
        .map(Metric::of)
        .sorted(Comparator.comparingInt(Metric::rank))
        .flatMap(
            metric ->
                metric.ofMeasure()
                    ? data.measures().stream().map(measure -> new Figure(metric, measure))
                    : Stream.of(new Figure(metric, null)))
        .filter(
            figure ->
                data.runs().stream()
                    .anyMatch(
                        run ->
                            figure.holds(run) && !Double.isNaN(run.metric(figure.metric().key()))))
        .toList();
  }

  private Map<String, List<RunRecord>> groups() {
    Map<String, List<RunRecord>> groups = new LinkedHashMap<>();
    for (RunRecord run : data.runs()) {
      groups.computeIfAbsent(run.group(), group -> new ArrayList<>()).add(run);
    }
    return groups;
  }

  private Table ofRuns(String title, List<Figure> shown) {
    Notes notes = new Notes();
    List<Column> columns = new ArrayList<>(List.of(Column.text("run"), Column.text("status")));
    shown.forEach(figure -> columns.add(column(figure)));
    List<Row> rows = new ArrayList<>();
    for (RunRecord run : data.runs()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(StatusWords.cell(run.run().status()));
      for (Figure figure : shown) {
        double value = run.metric(figure.metric().key());
        cells.add(
            figure.holds(run) && !Double.isNaN(value)
                ? new Cell(
                    figure.metric().form().text(value),
                    sampled(figure, List.of(run), notes),
                    run.done() ? Tone.PLAIN : Tone.MUTED)
                : missing(figure, run, notes));
      }
      rows.add(new Row(run.name(), detail(run), run.style(), cells));
    }
    List<String> remarks =
        data.runs().stream().allMatch(RunRecord::done)
            ? List.of()
            : List.of("Grey: of the last finished epoch of a run that is not done.");
    return new Table(title, columns, rows, notes.texts(), remarks);
  }

  private Table ofGroups(String title) {
    Notes notes = new Notes();
    List<Figure> main = main();
    List<Column> columns = new ArrayList<>(List.of(Column.text("runs")));
    main.forEach(figure -> columns.add(column(figure)));
    List<List<RunRecord>> groups = List.copyOf(groups().values());
    List<Row> rows = new ArrayList<>();
    boolean anyBest = false;
    for (List<RunRecord> group : groups) {
      List<Cell> cells = new ArrayList<>();
      for (Figure figure : main) {
        Seeds seeds = seeds(figure, group);
        boolean best = best(figure, group, groups);
        anyBest |= best;
        cells.add(
            seeds.count() == 0
                ? missing(figure, group.get(0), notes)
                : new Cell(
                    seeds.text(figure.metric().form()),
                    sampled(figure, group, notes),
                    best ? Tone.BEST : Tone.PLAIN));
      }
      RunRecord first = group.get(0);
      rows.add(new Row(first.group(), runsDone(group), first.style(), cells));
    }
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "Mean ± sample standard deviation over the seeds whose run is done; a run that failed is left out.");
    if (anyBest) {
      remarks.add("Bold: better than all others of its column, in every seed.");
    }
    return new Table(title, columns, rows, notes.texts(), remarks);
  }

  /** What is not plain about a run: settings its name does not tell, and a KL that is sampled. */
  private static String detail(RunRecord run) {
    return Stream.of(run.difference(), run.klDraws() > 0 ? KL_SAMPLED : "")
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** The mark of the note on a sampled KL, where a figure contains one; else empty. */
  private static String sampled(Figure figure, List<RunRecord> group, Notes notes) {
    return figure.metric().containsKl() && sampled(group)
        ? notes.mark(
            "Sampled: there is no closed form of this KL. It is a Monte Carlo estimate, and so is the ELBO that contains it.")
        : "";
  }

  private static boolean sampled(List<RunRecord> group) {
    return group.stream().anyMatch(run -> run.klDraws() > 0);
  }

  private static String runsDone(List<RunRecord> group) {
    long done = group.stream().filter(RunRecord::done).count();
    String seeds =
        done == group.size()
            ? done + (done == 1 ? " seed" : " seeds")
            : "%d of %d seeds".formatted(done, group.size());
    return sampled(group) ? seeds + "; " + KL_SAMPLED : seeds;
  }

  private static Seeds seeds(Figure figure, List<RunRecord> group) {
    return Seeds.of(
        group.stream()
            .filter(run -> run.done() && figure.holds(run))
            .mapToDouble(run -> run.metric(figure.metric().key()))
            .filter(value -> !Double.isNaN(value))
            .toArray());
  }

  /** Whether each of its several seeds is better than each of every other group's. */
  private static boolean best(Figure figure, List<RunRecord> group, List<List<RunRecord>> groups) {
    Seeds own = seeds(figure, group);
    List<Seeds> others =
        groups.stream()
            .filter(other -> other != group)
            .map(other -> seeds(figure, other))
            .filter(other -> other.count() > 0)
            .toList();
    return own.count() > 1
        && !others.isEmpty()
        && others.stream()
            .allMatch(
                other ->
                    other.count() > 1
                        && switch (figure.metric().better()) {
                          case HIGHER -> own.min() > other.max();
                          case LOWER -> own.max() < other.min();
                          case NEITHER -> false;
                        });
  }

  private Column column(Figure figure) {
    Metric metric = figure.metric();
    if (figure.measure() == null) {
      return Column.number(
          metric.title(), metric.unit().isEmpty() ? "" : "(" + metric.unit() + ")");
    }
    String unit = metric.unit().isEmpty() ? "" : " (" + metric.unit() + ")";
    return Column.number(metric.title() + ",", data.words(figure.measure()) + unit);
  }

  /** Why there is no figure: in the cell itself in a few words, in its note in full. */
  private Cell missing(Figure figure, RunRecord run, Notes notes) {
    WhyNot why =
        run.run().facts() != null && !figure.holds(run)
            ? WhyNot.ofMeasure(data, run)
            : WhyNot.of(figure.metric(), data, run);
    return new Cell(why.cell(), notes.mark(why.note()), Tone.PLAIN);
  }
}
