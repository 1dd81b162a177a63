package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs of several folders as one comparison. Runs of the same data have the same test rows, and are
 * paired by them and by seeds; runs of other data are compared among themselves.
 */
public final class AcrossFolders {
  private static final long BOOTSTRAP_SEED = 1;
  private static final String FOLDER = "folder";

  private AcrossFolders() {}

  /**
   * A run that is done.
   *
   * @param folder that tells it from the others
   * @param dataHash of the content of its data, test rows among them
   */
  public record Kept(String folder, RunResult result, String dataHash) {}

  /** Sentences and tables over all of them; where something is not compared, why. */
  public static Findings findings(List<Kept> runs) {
    Map<String, List<Kept>> byData = new LinkedHashMap<>();
    for (Kept run : runs) {
      byData.computeIfAbsent(run.dataHash(), hash -> new ArrayList<>()).add(run);
    }
    List<String> sentences = new ArrayList<>();
    List<Findings.Table> tables = new ArrayList<>();
    if (byData.size() > 1) {
      sentences.add(
          "The folders hold runs of %d different data, whose test rows are not the same: %s. Only runs of one data set are compared."
              .formatted(byData.size(), words(byData)));
    }
    for (List<Kept> same : byData.values()) {
      Findings compared = ofOneData(same);
      String prefix = byData.size() > 1 ? data(same) + ": " : "";
      compared.sentences().forEach(sentence -> sentences.add(prefix + sentence));
      compared
          .tables()
          .forEach(
              table ->
                  tables.add(
                      new Findings.Table(
                          prefix + table.title(), table.columns(), table.rows(), table.note())));
    }
    return new Findings(sentences, tables, List.of());
  }

  private static Findings ofOneData(List<Kept> runs) {
    List<SeedGroup> groups = SeedGroup.of(named(runs));
    if (groups.size() < 2) {
      return new Findings(
          List.of("%s has no other to be compared with.".formatted(groups.get(0).name())),
          List.of(),
          List.of());
    }
    Findings compared = Comparison.ofDecoders().findings(groups, RandomStream.of(BOOTSTRAP_SEED));
    return compared.sentences().isEmpty()
        ? new Findings(List.of(whyNot(groups)), List.of(), List.of())
        : compared;
  }

  /** Runs of one specification are told apart by their folders, where a seed would count twice. */
  private static List<RunResult> named(List<Kept> runs) {
    Set<RunSpec> seen = new HashSet<>();
    Set<Map<String, String>> apart = new HashSet<>();
    for (Kept run : runs) {
      if (!seen.add(run.result().spec())) {
        apart.add(seedless(run.result().spec()));
      }
    }
    return runs.stream()
        .map(
            run -> {
              RunResult result = run.result();
              RunSpec spec =
                  apart.contains(seedless(result.spec()))
                      ? result.spec().with(FOLDER, run.folder())
                      : result.spec();
              return new RunResult(
                  spec,
                  result.status(),
                  result.epochs(),
                  result.rows(),
                  result.checks(),
                  result.metrics(),
                  result.message(),
                  result.examples());
            })
        .toList();
  }

  private static Map<String, String> seedless(RunSpec spec) {
    Map<String, String> settings = new HashMap<>(spec.asMap());
    settings.remove(RunSettings.SEED.key());
    return settings;
  }

  private static String whyNot(List<SeedGroup> groups) {
    Set<Long> common = null;
    for (SeedGroup group : groups) {
      Set<Long> own = new HashSet<>();
      group.done().forEach(result -> own.add(result.spec().get(RunSettings.SEED)));
      if (common == null) {
        common = own;
      } else {
        common.retainAll(own);
      }
    }
    return common == null || common.isEmpty()
        ? "The runs are not paired: no seed is common to all of %s."
            .formatted(String.join(", ", groups.stream().map(SeedGroup::name).toList()))
        : "No two of the runs have a score of their test rows in common, so nothing is compared; train with --set common-measure-samples=64.";
  }

  private static String data(List<Kept> runs) {
    RunSpec spec = runs.get(0).result().spec();
    return spec.given("data").orElse("data")
        + " ("
        + runs.get(0).dataHash().substring(0, Math.min(8, runs.get(0).dataHash().length()))
        + "…)";
  }

  private static String words(Map<String, List<Kept>> byData) {
    List<String> parts = new ArrayList<>();
    for (List<Kept> runs : byData.values()) {
      Set<String> folders = new LinkedHashSet<>();
      runs.forEach(run -> folders.add(run.folder()));
      parts.add("%s in %s".formatted(data(runs), String.join(", ", folders)));
    }
    return String.join("; ", parts);
  }
}
