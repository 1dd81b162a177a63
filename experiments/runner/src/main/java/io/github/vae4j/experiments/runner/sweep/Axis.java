package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.run.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A setting that has more than one value in a sweep.
 *
 * @param values in order of appearance
 */
record Axis(String key, List<String> values) {
  Axis {
    values = List.copyOf(values);
  }

  /** The axes of some points, in order of appearance. */
  static List<Axis> of(List<? extends Map<String, String>> points) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (Map<String, String> point : points) {
      point.forEach(
          (key, value) -> values.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value));
    }
    List<Axis> axes = new ArrayList<>();
    values.forEach(
        (key, all) -> {
          if (all.size() > 1 && !key.equals("name") && !key.equals("seed")) {
            axes.add(new Axis(key, List.copyOf(all)));
          }
        });
    return axes;
  }

  /** The value of a run, as the axis writes it; empty if the run has none of them. */
  String valueOf(RunSpec spec) {
    String own = spec.asMap().getOrDefault(key, "");
    return values.stream().filter(value -> same(value, own)).findFirst().orElse("");
  }

  /** 1 and 1.0 are the same. */
  private static boolean same(String a, String b) {
    return a.equals(b)
        || (isNumber(a) && isNumber(b) && Double.parseDouble(a) == Double.parseDouble(b));
  }

  /** Whether all values are numbers, so that figures can be drawn along them. */
  boolean numeric() {
    return values.stream().allMatch(Axis::isNumber);
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
