package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The settings of all runs: those they differ in, and those they share. */
record Configuration(Table different, Table common) {
  private static final String NOT_A_SETTING = "—";

  static Configuration of(List<RunRecord> runs) {
    TreeSet<String> keys = new TreeSet<>();
    runs.forEach(run -> keys.addAll(run.run().settings().keySet()));
    List<String> different = keys.stream().filter(key -> values(runs, key) > 1).toList();
    List<String> common = keys.stream().filter(key -> values(runs, key) == 1).toList();
    return new Configuration(different(runs, different), common(runs, common));
  }

  private static long values(List<RunRecord> runs, String key) {
    return runs.stream().map(run -> value(run, key)).distinct().count();
  }

  private static String value(RunRecord run, String key) {
    return run.run().settings().getOrDefault(key, NOT_A_SETTING);
  }

  private static Table different(List<RunRecord> runs, List<String> keys) {
    if (keys.isEmpty()) {
      return Table.of("", List.of(), List.of());
    }
    List<Column> columns = new ArrayList<>(List.of(Column.text("run")));
    keys.forEach(key -> columns.add(Column.text(key)));
    boolean absent =
        runs.stream()
            .anyMatch(run -> keys.stream().anyMatch(key -> !run.run().settings().containsKey(key)));
    List<String> remarks =
        absent ? List.of(NOT_A_SETTING + ": not a setting of this run’s components.") : List.of();
    return new Table(
        "Where the runs differ",
        columns,
        runs.stream()
            .map(
                run ->
                    new Row(
                        run.name(),
                        "",
                        run.style(),
                        keys.stream().map(key -> Cell.of(value(run, key))).toList()))
            .toList(),
        List.of(),
        remarks);
  }

  private static Table common(List<RunRecord> runs, List<String> keys) {
    return Table.of(
        runs.size() == 1 ? "All settings" : "What all runs share",
        List.of(Column.text("setting"), Column.text("value")),
        keys.stream()
            .map(key -> new Row(key, "", -1, List.of(Cell.of(value(runs.get(0), key)))))
            .toList());
  }
}
