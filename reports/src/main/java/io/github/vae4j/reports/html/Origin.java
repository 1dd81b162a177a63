package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.reports.files.Manifest;
import io.github.vae4j.reports.files.Manifest.Session;
import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the results come from, and how to get them again.
 *
 * @param command the exact command, a line for each folder, or empty if it is not known
 * @param facts of machine, software and data
 * @param runs what every run met and took
 * @param resumed one sentence for each later session
 */
record Origin(String command, Table facts, Table runs, List<String> resumed) {

  static Origin of(Results results) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> commands = new ArrayList<>();
    List<String> resumed = new ArrayList<>();
    for (Source source : results.sources()) {
      List<Session> sessions = source.manifest().sessions();
      if (!sessions.isEmpty()) {
        Session first = sessions.get(0);
        commands.add(first.command());
        add(facts, "started", source.prefixed(first.started()));
        double seconds = sessions.stream().mapToDouble(Session::wallSeconds).sum();
        add(facts, "wall time", source.prefixed(Numbers.duration(seconds)));
        add(facts, "commit", first.commit().isEmpty() ? "not known" : first.commit());
        first.environment().forEach((what, value) -> add(facts, what, value));
        resumed.addAll(resumed(sessions).stream().map(source::prefixed).toList());
      }
    }
    data(results.runs(), facts);
    return new Origin(
        commands.stream()
            .filter(command -> !command.isEmpty())
            .distinct()
            .collect(Collectors.joining("\n")),
        Table.of(
            "",
            List.of(Column.text("what"), Column.text("value")),
            facts.entrySet().stream()
                .map(fact -> new Row(fact.getKey(), "", -1, List.of(Cell.of(fact.getValue()))))
                .toList()),
        runs(results.runs()),
        resumed);
  }

  /** Beside what other folders say of it, unless that is the same. */
  private static void add(Map<String, String> facts, String what, String value) {
    facts.merge(what, value, (one, other) -> one.contains(other) ? one : one + ", " + other);
  }

  private static void data(List<RunRecord> runs, Map<String, String> facts) {
    for (RunRecord run : runs) {
      RunFacts met = run.run().facts();
      if (met != null && !met.dataHash().isEmpty()) {
        add(facts, "SHA-256 of " + run.setting("data"), met.dataHash());
      }
    }
  }

  private static List<String> resumed(List<Session> sessions) {
    List<String> sentences = new ArrayList<>();
    for (Session session : sessions.subList(Math.min(1, sessions.size()), sessions.size())) {
      sentences.add(
          "Resumed %s for %s: %s%s"
              .formatted(
                  session.started(),
                  Numbers.duration(session.wallSeconds()),
                  session.command(),
                  session.commit().equals(sessions.get(0).commit())
                      ? ""
                      : " (commit " + session.commit() + ")"));
    }
    return sentences;
  }

  private static Table runs(List<RunRecord> runs) {
    List<Column> columns =
        List.of(
            Column.text("run"),
            Column.text("status"),
            Column.number("epochs", ""),
            Column.number("parameters", ""),
            Column.number("train rows", ""),
            Column.number("test rows", ""),
            Column.number("D", ""),
            Column.text("log-likelihood is the log of a"),
            Column.number("wall time", ""));
    return Table.of("", columns, runs.stream().map(Origin::row).toList());
  }

  private static String density(RunFacts facts) {
    String kind =
        switch (facts.measure()) {
          case "counting" -> "mass on ";
          case "mixed" -> "mass of some columns and density of others on ";
          default -> "density on ";
        };
    return kind + facts.support();
  }

  private static Row row(RunRecord record) {
    Manifest.Run run = record.run();
    RunFacts facts = run.facts();
    List<Cell> cells = new ArrayList<>();
    cells.add(StatusWords.cell(run.status()));
    cells.add(Cell.of(String.valueOf(run.epochs())));
    cells.add(Cell.of(facts == null ? "—" : Numbers.grouped(facts.parameters())));
    cells.add(Cell.of(facts == null ? "—" : Numbers.grouped(facts.trainSize())));
    cells.add(Cell.of(facts == null ? "—" : Numbers.grouped(facts.testSize())));
    cells.add(Cell.of(facts == null ? "—" : Numbers.grouped(facts.dataDim())));
    cells.add(Cell.of(facts == null ? "—" : density(facts)));
    cells.add(Cell.of(facts == null ? "—" : Numbers.duration(run.wallSeconds())));
    return new Row(record.name(), "", record.style(), cells);
  }
}
