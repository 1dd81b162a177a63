package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.reports.files.CsvFile;
import io.github.vae4j.reports.files.EvaluationJson;
import io.github.vae4j.reports.files.FigureText;
import io.github.vae4j.reports.files.Manifest;
import io.github.vae4j.reports.files.OutputFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All that output folders hold.
 *
 * @param manifest of the folder; of several, one that names all their runs
 * @param sources the folders themselves
 */
record Results(
    Manifest manifest,
    Findings findings,
    List<EvaluationJson> evaluations,
    List<RunRecord> runs,
    List<Source> sources) {

  static Results read(OutputFolder folder) {
    return read(List.of(folder));
  }

  static Results read(List<OutputFolder> folders) {
    List<Source> sources = Source.of(folders);
    List<Merged.Placed> placed = new Merged(sources).runs();
    Map<OutputFolder, Rows> rows = new LinkedHashMap<>();
    folders.forEach(folder -> rows.put(folder, Rows.read(folder)));
    List<RunRecord> runs =
        placed.stream()
            .map(run -> record(run, rows.getOrDefault(run.entry().source().folder(), Rows.NONE)))
            .toList();
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            Merged.experiment(sources),
            sources.stream().flatMap(source -> source.manifest().sessions().stream()).toList(),
            placed.stream().map(Merged.Placed::shown).toList());
    return new Results(
        manifest, Merged.findings(sources), Merged.evaluations(sources), runs, sources);
  }

  /** With what follows from all folders together, if there are several. */
  Results compared(Function<Map<String, OutputFolder>, Findings> comparison) {
    if (sources.size() < 2) {
      return this;
    }
    Map<String, OutputFolder> folders = new LinkedHashMap<>();
    sources.forEach(source -> folders.put(source.name(), source.folder()));
    return new Results(
        manifest, Merged.findings(sources, comparison.apply(folders)), evaluations, runs, sources);
  }

  /** The rows of the files of a whole folder, by the run's name in them. */
  private record Rows(
      Map<String, List<Map<String, String>>> summaries,
      Map<String, List<Map<String, String>>> epochs,
      Map<String, List<Map<String, String>>> checks) {
    static final Rows NONE = new Rows(Map.of(), Map.of(), Map.of());

    static Rows read(OutputFolder folder) {
      return new Rows(byRun(folder.summary()), byRun(folder.epochs()), byRun(folder.klChecks()));
    }
  }

  private static RunRecord record(Merged.Placed placed, Rows rows) {
    OutputFolder folder = placed.entry().source().folder();
    String run = placed.entry().run().run();
    return new RunRecord(
        placed.shown(),
        placed.group().name(),
        placed.group().difference(),
        placed.style(),
        rows.summaries().getOrDefault(run, List.of()).stream().findFirst().orElse(Map.of()),
        rows.epochs().getOrDefault(run, List.of()).stream().map(EpochCells::of).toList(),
        rows.checks().getOrDefault(run, List.of()).stream().map(CheckCells::of).toList(),
        rows(folder.steps(run)).stream().map(StepCells::of).toList(),
        pictures(folder.figures(run)),
        LatentCells.read(folder, run));
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
