package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunGroup;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.reports.files.CsvFile;
import io.github.vae4j.reports.files.EvaluationJson;
import io.github.vae4j.reports.files.FigureText;
import io.github.vae4j.reports.files.FindingsJson;
import io.github.vae4j.reports.files.Manifest;
import io.github.vae4j.reports.files.OutputFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that an output folder holds. */
record Results(
    Manifest manifest, Findings findings, List<EvaluationJson> evaluations, List<RunRecord> runs) {

  static Results read(OutputFolder folder) {
    Manifest manifest = Manifest.read(folder);
    Map<String, List<Map<String, String>>> summaries = byRun(folder.summary());
    Map<String, List<Map<String, String>>> epochs = byRun(folder.epochs());
    Map<String, List<Map<String, String>>> checks = byRun(folder.klChecks());
    List<RunGroup<Manifest.Run>> groups =
        RunGroup.of(manifest.runs(), run -> RunSpec.of(run.settings()));
    List<RunRecord> runs = new ArrayList<>();
    for (Manifest.Run run : manifest.runs()) {
      int style = groups.indexOf(groupOf(run, groups));
      runs.add(
          new RunRecord(
              run,
              groups.get(style).name(),
              groups.get(style).difference(),
              style,
              summaries.getOrDefault(run.run(), List.of()).stream().findFirst().orElse(Map.of()),
              epochs.getOrDefault(run.run(), List.of()).stream().map(EpochCells::of).toList(),
              checks.getOrDefault(run.run(), List.of()).stream().map(CheckCells::of).toList(),
              rows(folder.steps(run.run())).stream().map(StepCells::of).toList(),
              pictures(folder.figures(run.run()))));
    }
    return new Results(
        manifest, FindingsJson.read(folder), EvaluationJson.readAll(folder), List.copyOf(runs));
  }

  private static RunGroup<Manifest.Run> groupOf(
      Manifest.Run run, List<RunGroup<Manifest.Run>> groups) {
    return groups.stream().filter(group -> group.runs().contains(run)).findFirst().orElseThrow();
  }

  private static List<Picture> pictures(Path figures) {
    return FigureText.readAll(figures).stream()
        .filter(text -> Files.isRegularFile(figures.resolve(text.file())))
        .map(text -> Picture.read(text, figures.resolve(text.file())))
        .toList();
  }

  private static Map<String, List<Map<String, String>>> byRun(Path file) {
    Map<String, List<Map<String, String>>> byRun = new LinkedHashMap<>();
    for (Map<String, String> row : rows(file)) {
      byRun.computeIfAbsent(row.getOrDefault("run", ""), run -> new ArrayList<>()).add(row);
    }
    return byRun;
  }

  private static List<Map<String, String>> rows(Path file) {
    return Files.isRegularFile(file) ? CsvFile.read(file) : List.of();
  }
}
