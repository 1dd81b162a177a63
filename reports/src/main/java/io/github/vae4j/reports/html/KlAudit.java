package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.reports.html.Chart.Kind;
import io.github.vae4j.reports.html.Chart.Series;
import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import io.github.vae4j.reports.html.Table.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Closed-form KLs against Monte Carlo: all comparisons, and what they can tell.
 *
 * @param failures one sentence for each run that failed
 * @param sentences what was compared, how often a correct KL would fail, what error would be found
 * @param runs a row for each run
 * @param checks a row for each comparison, the failed ones and the largest |z| first
 */
record KlAudit(
    List<String> failures, List<String> sentences, List<Chart> charts, Table runs, Table checks) {
  private static final int MOST_ROWS = 60;

  /** Φ⁻¹(0.999). */
  private static final double QUANTILE_999 = 3.090232306167813;

  /** A comparison and whose it is. */
  private record Check(RunRecord run, CheckCells cells) {
    /** How near it came to failing: above 1 it did. */
    double nearness() {
      double nearness = Math.abs(cells.z()) / bound(cells);
      return (cells.passed() ? 0 : 1e6) + (Double.isNaN(nearness) ? 0 : nearness);
    }
  }

  static KlAudit of(List<RunRecord> runs) {
    List<Check> checks =
        runs.stream()
            .flatMap(run -> run.checks().stream().map(cells -> new Check(run, cells)))
            .sorted(Comparator.comparingDouble(Check::nearness).reversed())
            .toList();
    List<RunRecord> audited = runs.stream().filter(run -> !run.checks().isEmpty()).toList();
    return new KlAudit(
        failures(runs),
        sentences(runs, checks),
        Stream.of(KlFunnel.of(audited), chart(audited)).filter(chart -> !chart.empty()).toList(),
        ofRuns(audited),
        ofChecks(checks));
  }

  boolean empty() {
    return sentences.isEmpty();
  }

  /** The comparison that failed first in a run, in words; empty if none did. */
  static String failure(RunRecord run) {
    return run.checks().stream()
        .filter(check -> !check.passed())
        .findFirst()
        .map(
            check ->
                "After epoch %d, on %s: closed form %s nats, Monte Carlo %s ± %s nats (z = %s; a correct KL stays within ±%s)."
                    .formatted(
                        check.epoch(),
                        check.subject(),
                        Numbers.significant(check.closedForm(), 7),
                        Numbers.significant(check.monteCarlo(), 7),
                        Numbers.significant(check.standardError(), 2),
                        Numbers.fixed(check.z(), 1),
                        Numbers.fixed(bound(check), 2)))
        .orElse("");
  }

  /**
   * The largest |z| that passes. An error as large as the detectable one passes with probability
   * 0.001, where the estimate lies 3.09 standard errors on the near side of it.
   */
  static double bound(CheckCells check) {
    return check.detectable() / check.standardError() - QUANTILE_999;
  }

  private static List<String> failures(List<RunRecord> runs) {
    return runs.stream()
        .filter(run -> !failure(run).isEmpty())
        .map(run -> run.name() + " failed. " + failure(run))
        .toList();
  }

  private static List<String> sentences(List<RunRecord> runs, List<Check> checks) {
    List<String> sentences = new ArrayList<>();
    if (!checks.isEmpty()) {
      long failed = checks.stream().filter(check -> !check.cells().passed()).count();
      sentences.add(
          "%d closed-form %s compared with Monte Carlo estimates on the posteriors of these runs: %s."
              .formatted(
                  checks.size(),
                  checks.size() == 1 ? "KL was" : "KLs were",
                  failed == 0
                      ? checks.size() == 1 ? "it agrees" : "all agree"
                      : failed + " failed"));
      double alarm =
          runs.stream()
              .mapToDouble(run -> run.checks().stream().mapToDouble(CheckCells::falseAlarm).sum())
              .max()
              .orElse(Double.NaN);
      sentences.add(
          "If every closed form is correct, the probability that a run fails any of its comparisons so far is at most %s (the sum over the comparisons of the run that has most)."
              .formatted(Numbers.significant(alarm, 2)));
      sharpness("the mean KL", checks, CheckCells::ofMean).ifPresent(sentences::add);
      sharpness("the KL of a single row", checks, cells -> !cells.ofMean())
          .ifPresent(sentences::add);
    }
    runs.forEach(run -> weakness(run).ifPresent(sentences::add));
    unaudited(runs).ifPresent(sentences::add);
    return sentences;
  }

  /** What those comparisons would have found, in nats and as a share of the KL. */
  private static Optional<String> sharpness(
      String subject, List<Check> checks, Predicate<CheckCells> chosen) {
    List<CheckCells> cells = checks.stream().map(Check::cells).filter(chosen).toList();
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    double[] nats = cells.stream().mapToDouble(CheckCells::detectable).sorted().toArray();
    double[] shares =
        cells.stream()
            .mapToDouble(CheckCells::detectableShare)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return Optional.of(
        "In %s, every comparison finds an error of %s nats or more with probability 0.999%s."
            .formatted(
                subject,
                Numbers.significant(nats[nats.length - 1], 2),
                shares.length == 0
                    ? ""
                    : "; relative to the KL, the median one finds %s %% and the least sharp %s %%"
                        .formatted(
                            Numbers.significant(100 * shares[shares.length / 2], 2),
                            Numbers.significant(100 * shares[shares.length - 1], 2))));
  }

  /**
   * Of a run of whose KL the audit could miss a large part: it is small, or its draws vary much.
   */
  private static Optional<String> weakness(RunRecord run) {
    return run.checks().stream()
        .filter(CheckCells::ofMean)
        .max(Comparator.comparingDouble(CheckCells::detectableShare))
        .filter(check -> check.detectableShare() > KlCheck.WEAK)
        .map(
            check ->
                "The audit of %s is weak, as %s: after epoch %d the mean KL is %s nats, and an error %s may pass."
                    .formatted(
                        run.name(),
                        KlCheck.whyWeak(check.closedForm(), check.standardError(), check.samples()),
                        check.epoch(),
                        Numbers.significant(check.closedForm(), 2),
                        check.detectableShare() < 1
                            ? "of up to %s %% of it"
                                .formatted(Numbers.significant(100 * check.detectableShare(), 2))
                            : "as large as the KL itself"));
  }

  /** Runs that have nothing to be held against Monte Carlo, or were not to be. */
  private static Optional<String> unaudited(List<RunRecord> runs) {
    String names =
        runs.stream()
            .filter(run -> run.checks().isEmpty() && !run.epochs().isEmpty())
            .map(
                run ->
                    run.name()
                        + (run.klDraws() > 0
                            ? " (its KL has no closed form)"
                            : run.setting("audit-every").equals("0")
                                ? " (the audit is switched off)"
                                : " (no audit was due yet)"))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of("Not audited: " + names + ".");
  }

  private static Chart chart(List<RunRecord> runs) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      RunRecord run = runs.get(i);
      // Runs stand beside each other within an epoch's place.
      double shift = runs.size() == 1 ? 0 : 0.6 * (i / (runs.size() - 1.0) - 0.5);
      List<CheckCells> shown = Points.thinned(run.checks());
      series.add(
          new Series(
              run.name(),
              run.group(),
              run.style(),
              "",
              shown.stream().map(check -> point(check, shift)).toList(),
              shown.stream().map(KlAudit::text).toList()));
    }
    return new Chart(
        "kl-audit",
        "kl-audit",
        Kind.POINTS,
        "Every comparison: z as a share of its bound",
        "Scatter chart by epoch of every z-score divided by its bound; the table below holds the"
            + " same figures. A correct closed form stays between the lines at ±1.",
        "epoch",
        "",
        0,
        false,
        1,
        series);
  }

  private static List<Object> point(CheckCells check, double shift) {
    return List.of(
        Points.number(check.epoch() + shift),
        Points.number(check.z() / bound(check)),
        check.passed() ? 1 : 0);
  }

  static String text(CheckCells check) {
    return "epoch %d, %s: closed form %s, Monte Carlo %s ± %s nats, z = %s, bound %s"
        .formatted(
            check.epoch(),
            check.subject(),
            Numbers.significant(check.closedForm(), 6),
            Numbers.significant(check.monteCarlo(), 6),
            Numbers.significant(check.standardError(), 2),
            Numbers.fixed(check.z(), 2),
            Numbers.fixed(bound(check), 2));
  }

  private static Table ofRuns(List<RunRecord> runs) {
    List<Column> columns =
        List.of(
            Column.text("run"),
            Column.text("KL"),
            Column.number("comparisons", ""),
            Column.number("failed", ""),
            Column.number("largest |z|", ""),
            Column.number("smallest bound", ""),
            Column.number("detectable error", "(nats, with probability 0.999)"),
            Column.number("false alarm", "(all comparisons of the run)"));
    return Table.of("", columns, runs.stream().map(KlAudit::row).toList());
  }

  private static Row row(RunRecord run) {
    List<CheckCells> checks = run.checks();
    long failed = checks.stream().filter(check -> !check.passed()).count();
    Tone tone = failed > 0 ? Tone.BAD : Tone.PLAIN;
    return new Row(
        run.name(),
        "",
        run.style(),
        List.of(
            Cell.of(pairs(run)),
            Cell.of(String.valueOf(checks.size())),
            new Cell(String.valueOf(failed), "", tone),
            new Cell(Numbers.fixed(max(checks, c -> Math.abs(c.z())), 2), "", tone),
            Cell.of(Numbers.fixed(min(checks, KlAudit::bound), 2)),
            Cell.of(Numbers.significant(max(checks, CheckCells::detectable), 2)),
            Cell.of(
                Numbers.significant(
                    checks.stream().mapToDouble(CheckCells::falseAlarm).sum(), 2))));
  }

  /** Posterior ‖ prior, as the settings call them where there is one pair only. */
  private static String pairs(RunRecord run) {
    List<String> pairs =
        run.checks().stream()
            .map(check -> words(check.posterior()) + " ‖ " + words(check.prior()))
            .distinct()
            .toList();
    boolean named = !run.setting("encoder").isEmpty() && !run.setting("prior").isEmpty();
    return pairs.size() == 1 && named
        ? run.setting("encoder") + " ‖ " + run.setting("prior")
        : String.join(", ", pairs);
  }

  /** "standard gaussian prior" for the name of a class. */
  private static String words(String type) {
    return type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static Table ofChecks(List<Check> checks) {
    List<Column> columns =
        List.of(
            Column.text("run"),
            Column.number("epoch", ""),
            Column.text("compared"),
            Column.number("closed form", "(nats)"),
            Column.number("Monte Carlo ± standard error", "(nats)"),
            Column.number("z", ""),
            Column.number("bound", ""),
            Column.number("draws", ""),
            Column.text("result"));
    List<Check> shown = checks.stream().limit(MOST_ROWS).toList();
    int decimals =
        Decimals.ofErrors(shown.stream().mapToDouble(check -> check.cells().standardError()));
    List<Row> rows = shown.stream().map(check -> row(check, decimals)).toList();
    List<String> remarks = new ArrayList<>();
    if (checks.size() > MOST_ROWS) {
      remarks.add(
          "The %d of %d comparisons that came nearest to their bound; kl_checks.csv holds all."
              .formatted(MOST_ROWS, checks.size()));
    }
    return new Table("", columns, rows, List.of(), remarks);
  }

  private static Row row(Check check, int decimals) {
    CheckCells cells = check.cells();
    Tone tone = cells.passed() ? Tone.PLAIN : Tone.BAD;
    return new Row(
        check.run().name(),
        "",
        check.run().style(),
        List.of(
            Cell.of(String.valueOf(cells.epoch())),
            Cell.of(cells.subject()),
            Cell.of(Numbers.fixed(cells.closedForm(), decimals)),
            Cell.of(Metric.Form.DIGITS.text(cells.monteCarlo(), cells.standardError(), decimals)),
            new Cell(Numbers.fixed(cells.z(), 2), "", tone),
            Cell.of(Numbers.fixed(bound(cells), 2)),
            Cell.of(cells.samples()),
            new Cell(cells.passed() ? "agrees" : "FAILED", "", tone)));
  }

  private static double max(
      List<CheckCells> checks, java.util.function.ToDoubleFunction<CheckCells> value) {
    return checks.stream().mapToDouble(value).max().orElse(Double.NaN);
  }

  private static double min(
      List<CheckCells> checks, java.util.function.ToDoubleFunction<CheckCells> value) {
    return checks.stream().mapToDouble(value).min().orElse(Double.NaN);
  }
}
