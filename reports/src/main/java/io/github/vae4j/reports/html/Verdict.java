package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import io.github.vae4j.reports.html.Table.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The final figures of runs on the same data, as tables: of runs that differ in their seed only,
 * and of every run.
 */
final class Verdict {
  private static final String KL_SAMPLED = "KL sampled";

  private static final int WIDEST = 7; // columns of figures that fit on paper

  private final SameData data;
  private final String suffix;
  private final List<Figure> figures;

  /** A column: a metric, and the only measure whose runs stand in it, if that matters. */
  private record Figure(Metric metric, @Nullable PixelMeasure measure) {
    boolean holds(RunRecord run) {
      return measure == null || measure.equals(PixelMeasure.of(run));
    }
  }

  private Verdict(SameData data, String suffix) {
    this.data = data;
    this.suffix = suffix;
    this.figures = figures(data);
  }

  /**
   * The tables that a page opens with: over seeds, or of every run where there is one seed only;
   * none before any run has a final figure.
   */
  static List<Table> tables(List<RunRecord> runs) {
    return all(runs, verdict -> verdict.seeds() ? verdict.overSeeds() : verdict.runs(runs.size()));
  }

  /** All figures of every run, for those data where {@link #tables} leaves some out. */
  static List<Table> details(List<RunRecord> runs) {
    return all(
        runs,
        verdict ->
            verdict.seeds() || verdict.main().size() < verdict.figures.size()
                ? verdict.blocks("Every run, all figures", verdict.figures, verdict::ofRuns)
                : List.of());
  }

  private static List<Table> all(List<RunRecord> runs, Function<Verdict, List<Table>> tables) {
    return SameData.of(runs).stream()
        .map(set -> new Verdict(set, SameData.of(runs).size() > 1 ? " on " + set.title() : ""))
        .filter(verdict -> !verdict.figures.isEmpty())
        .flatMap(verdict -> tables.apply(verdict).stream())
        .toList();
  }

  private boolean seeds() {
    return groups().values().stream().anyMatch(group -> group.size() > 1);
  }

  private List<Table> overSeeds() {
    return blocks("Over seeds", main(), this::ofGroups);
  }

  private List<Table> runs(int count) {
    return blocks(count == 1 ? "Final figures" : "Every run", main(), this::ofRuns);
  }

  /** One table, or one for each subject where it would be wider than a page. */
  private List<Table> blocks(
      String title, List<Figure> shown, BiFunction<String, List<Figure>, Table> table) {
    if (shown.size() <= WIDEST) {
      return List.of(table.apply(title + suffix, shown));
    }
    List<Table> tables = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      List<Figure> own =
          shown.stream().filter(figure -> figure.metric().subject() == subject).toList();
      int blocks = (own.size() + WIDEST - 1) / WIDEST;
      for (int block = 0; block < blocks; block++) {
        tables.add(
            table.apply(
                title + suffix + ": " + subject.words() + (block == 0 ? "" : ", continued"),
                own.subList(own.size() * block / blocks, own.size() * (block + 1) / blocks)));
      }
    }
    return tables;
  }

  private List<Figure> main() {
    return figures.stream().filter(figure -> figure.metric().main()).toList();
  }

  private static List<Figure> figures(SameData data) {
    Set<String> keys =
        data.runs().stream()
            .flatMap(run -> run.summary().keySet().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return keys.stream()
        .filter(key -> !SummaryColumns.TEXTS.contains(key) && !Metric.isError(key, keys))
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
    Map<Figure, Integer> decimals = new LinkedHashMap<>();
    shown.forEach(
        figure ->
            decimals.put(
                figure,
                decimals(
                    figure, data.runs(), run -> value(figure, run), run -> error(figure, run))));
    List<Row> rows = new ArrayList<>();
    boolean anyError = false;
    for (RunRecord run : data.runs()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(StatusWords.cell(run.run().status()));
      for (Figure figure : shown) {
        double value = value(figure, run);
        anyError |= !Double.isNaN(value) && !Double.isNaN(error(figure, run));
        cells.add(
            Double.isNaN(value)
                ? missing(figure, run, notes)
                : new Cell(
                    figure
                        .metric()
                        .form()
                        .text(value, error(figure, run), decimals.getOrDefault(figure, 0)),
                    sampled(figure, List.of(run), notes),
                    run.done() ? Tone.PLAIN : Tone.MUTED));
      }
      rows.add(new Row(run.name(), detail(run), run.style(), cells));
    }
    List<String> remarks = new ArrayList<>();
    if (anyError) {
      remarks.add("±: standard error of the mean over the test rows.");
    }
    if (!data.runs().stream().allMatch(RunRecord::done)) {
      remarks.add("Grey: of the last finished epoch of a run that is not done.");
    }
    chance(shown).ifPresent(remarks::add);
    remarks.addAll(notes(shown));
    return new Table(title, columns, rows, notes.texts(), remarks);
  }

  private Table ofGroups(String title, List<Figure> shown) {
    Notes notes = new Notes();
    List<Column> columns = new ArrayList<>(List.of(Column.text("runs")));
    shown.forEach(figure -> columns.add(column(figure)));
    List<List<RunRecord>> groups = List.copyOf(groups().values());
    Map<Figure, Integer> decimals = new LinkedHashMap<>();
    shown.forEach(
        figure ->
            decimals.put(
                figure,
                decimals(
                    figure,
                    groups,
                    group -> seeds(figure, group).mean(),
                    group -> seeds(figure, group).deviation())));
    List<Row> rows = new ArrayList<>();
    boolean anyBest = false;
    for (List<RunRecord> group : groups) {
      List<Cell> cells = new ArrayList<>();
      for (Figure figure : shown) {
        Seeds seeds = seeds(figure, group);
        boolean best = best(figure, group, groups);
        anyBest |= best;
        cells.add(
            seeds.count() == 0
                ? missing(figure, group.get(0), notes)
                : new Cell(
                    figure
                        .metric()
                        .form()
                        .text(seeds.mean(), seeds.deviation(), decimals.getOrDefault(figure, 0)),
                    sampled(figure, group, notes),
                    best ? Tone.BEST : Tone.PLAIN));
      }
      RunRecord first = group.get(0);
      rows.add(new Row(first.group(), runsDone(group), first.style(), cells));
    }
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "Mean ± sample standard deviation over the seeds whose run is done; a run that failed is"
            + " left out.");
    if (anyBest) {
      remarks.add(
          "Bold: best of its column in every seed; what is told apart stands in the verdict.");
    }
    chance(shown).ifPresent(remarks::add);
    remarks.addAll(notes(shown));
    return new Table(title, columns, rows, notes.texts(), remarks);
  }

  private static <T> int decimals(
      Figure figure, List<T> rows, ToDoubleFunction<T> value, ToDoubleFunction<T> error) {
    return figure
        .metric()
        .form()
        .decimals(
            rows.stream().mapToDouble(value).filter(v -> !Double.isNaN(v)).toArray(),
            rows.stream().mapToDouble(error).filter(v -> !Double.isNaN(v)).toArray());
  }

  /** NaN where the run has none, or stands in the column of another measure. */
  private static double value(Figure figure, RunRecord run) {
    return figure.holds(run) ? run.metric(figure.metric().key()) : Double.NaN;
  }

  private static double error(Figure figure, RunRecord run) {
    return figure.holds(run) ? run.metric(figure.metric().errorKey()) : Double.NaN;
  }

  private List<String> notes(List<Figure> shown) {
    return FigureNotes.of(
        shown.stream().map(figure -> figure.metric().key()).collect(Collectors.toSet()),
        data.runs());
  }

  /** What a classifier that has learned nothing would reach, where an accuracy is shown. */
  private Optional<String> chance(List<Figure> shown) {
    if (shown.stream().noneMatch(figure -> figure.metric().key().equals(Metric.ACCURACY))) {
      return Optional.empty();
    }
    return data.runs().stream()
        .map(RunRecord::latent)
        .filter(latent -> !Double.isNaN(latent.largestClass()))
        .findFirst()
        .map(
            latent ->
                "Who always named the commonest label would have an accuracy of %s on the first %s test rows."
                    .formatted(
                        Numbers.percent(latent.largestClass()),
                        Numbers.grouped(latent.means().size())));
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
            "Sampled: there is no closed form of this KL. It is a Monte Carlo estimate, and so is"
                + " the ELBO that contains it.")
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
