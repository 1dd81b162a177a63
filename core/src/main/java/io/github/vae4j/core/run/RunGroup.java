package io.github.vae4j.core.run;

import io.github.vae4j.core.plugin.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs whose specifications differ in nothing but the seed: the only ones whose figures may be
 * averaged. The console, the page and experiments group by it, so that they cannot disagree.
 *
 * @param <R> what stands for a run: its specification, its result, its record
 * @param label what the runs are called without their seeds; groups may share it
 * @param difference the settings that tell groups of this label apart, "latent=2, prior=bernoulli";
 *     empty where no other group has the label
 * @param runs in their order, at least one
 */
public record RunGroup<R>(String label, String difference, List<R> runs) {
  public RunGroup {
    runs = List.copyOf(runs);
  }

  /** Unique among the groups: "gaussian-fixed", or "gaussian-fixed (latent=2)". */
  public String name() {
    return difference.isEmpty() ? label : label + " (" + difference + ")";
  }

  /**
   * The groups of an experiment's runs, in order of appearance.
   *
   * @param spec a run's specification, complete
   */
  public static <R> List<RunGroup<R>> of(List<R> runs, Function<R, RunSpec> spec) {
    Map<Map<String, String>, List<R>> groups = new LinkedHashMap<>();
    for (R run : runs) {
      groups.computeIfAbsent(seedless(spec.apply(run)), s -> new ArrayList<>()).add(run);
    }
    return groups.entrySet().stream()
        .map(
            group -> {
              String label = RunSpec.of(group.getKey()).label();
              List<Map<String, String>> namesakes =
                  groups.keySet().stream()
                      .filter(other -> RunSpec.of(other).label().equals(label))
                      .toList();
              return new RunGroup<>(label, difference(group.getKey(), namesakes), group.getValue());
            })
        .toList();
  }

  private static Map<String, String> seedless(RunSpec spec) {
    Map<String, String> settings = spec.asMap();
    settings.remove(RunSettings.SEED.key());
    return settings;
  }

  private static String difference(Map<String, String> own, List<Map<String, String>> namesakes) {
    return new TreeSet<>(own.keySet())
        .stream()
            .filter(key -> differs(key, own, namesakes))
            .map(key -> key + "=" + own.get(key))
            .collect(Collectors.joining(", "));
  }

  /** A component's setting matters among runs with that component: its name tells the others. */
  private static boolean differs(
      String key, Map<String, String> own, List<Map<String, String>> namesakes) {
    List<String> component =
        Kind.all().stream().map(Kind::key).filter(kind -> key.startsWith(kind + ".")).toList();
    return namesakes.stream()
            .filter(
                other ->
                    component.stream()
                        .allMatch(kind -> setting(other, kind).equals(setting(own, kind))))
            .map(other -> setting(other, key))
            .distinct()
            .count()
        > 1;
  }

  private static String setting(Map<String, String> settings, String key) {
    return settings.getOrDefault(key, "");
  }
}
