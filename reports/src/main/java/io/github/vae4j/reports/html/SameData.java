package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs on the same data. Figures of different data never stand in one table.
 *
 * @param title name of the data, with the beginning of their hash where two share the name
 */
record SameData(String title, List<RunRecord> runs) {
  private static final String TABLE = "file";

  /** The runs of each data set, in order of appearance. */
  static List<SameData> of(List<RunRecord> runs) {
    Map<String, List<RunRecord>> groups = new LinkedHashMap<>();
    Map<String, String> hashes = new LinkedHashMap<>();
    runs.forEach(run -> hashes.merge(run.setting("data"), hash(run), SameData::firstKnown));
    for (RunRecord run : runs) {
      // A run that never started has no hash yet: it belongs to the first data of that name.
      String hash = hash(run).isEmpty() ? hashes.getOrDefault(run.setting("data"), "") : hash(run);
      groups.computeIfAbsent(run.setting("data") + "\n" + hash, k -> new ArrayList<>()).add(run);
    }
    return groups.entrySet().stream()
        .map(
            group -> {
              String[] key = group.getKey().split("\n", 2);
              boolean shared =
                  groups.keySet().stream()
                      .anyMatch(
                          other ->
                              !other.equals(group.getKey()) && other.startsWith(key[0] + "\n"));
              return new SameData(shared ? key[0] + " " + start(key[1]) : key[0], group.getValue());
            })
        .toList();
  }

  /** The measures of these runs, in order of appearance. */
  List<PixelMeasure> measures() {
    return runs.stream().map(PixelMeasure::of).distinct().toList();
  }

  List<RunRecord> of(PixelMeasure measure) {
    return runs.stream().filter(run -> PixelMeasure.of(run).equals(measure)).toList();
  }

  /** Before the first run is done there are no pictures yet; a file of columns never has any. */
  boolean images() {
    return runs.stream().anyMatch(run -> !run.pictures().isEmpty())
        || runs.stream().noneMatch(run -> run.done() || run.setting("data").equals(TABLE));
  }

  /** What the log-likelihoods of a measure are nats of. */
  String words(PixelMeasure measure) {
    return measure.words(measures(), images());
  }

  private static String firstKnown(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static String hash(RunRecord run) {
    RunFacts facts = run.run().facts();
    return facts == null ? "" : facts.dataHash();
  }

  private static String start(String hash) {
    return "(" + hash.substring(0, Math.min(8, hash.length())) + "…)";
  }
}
