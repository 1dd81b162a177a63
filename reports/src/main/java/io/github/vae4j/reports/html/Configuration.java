package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The settings of all runs: those they differ in, and those they share. */
record Configuration(Table different, Table common) {
  private static final String NOT_A_SETTING = "—";
  private static final int WIDEST = 6; // columns that fit beside each other

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
    List<List<String>> shown = keys.size() > WIDEST ? byComponent(keys) : singly(keys);
    List<Column> columns = new ArrayList<>(List.of(Column.text("run")));
    shown.forEach(
        own ->
            columns.add(
                Column.text(own.size() == 1 ? own.get(0) : component(own.get(0)) + " settings")));
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
                        shown.stream().map(own -> Cell.of(values(run, own))).toList()))
            .toList(),
        List.of(),
        remarks);
  }

  private static List<List<String>> singly(List<String> keys) {
    return keys.stream().map(List::of).toList();
  }

  /** The settings of one component together: most runs have none of another's. */
  private static List<List<String>> byComponent(List<String> keys) {
    return List.copyOf(
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    key -> key.contains(".") ? component(key) + "." : key,
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values());
  }

  private static String component(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  private static String values(RunRecord run, List<String> keys) {
    if (keys.size() == 1) {
      return value(run, keys.get(0));
    }
    String values =
        keys.stream()
            .filter(key -> run.run().settings().containsKey(key))
            .map(key -> key.substring(key.indexOf('.') + 1) + " " + value(run, key))
            .collect(Collectors.joining(", "));
    return values.isEmpty() ? NOT_A_SETTING : values;
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
