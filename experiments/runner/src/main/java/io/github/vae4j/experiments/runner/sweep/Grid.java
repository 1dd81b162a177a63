package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings to be tried, in order. A point is a choice of settings; points are put together by
 * {@link #product}, {@link #zip} and {@link #list}.
 *
 * @param points at least one
 */
public record Grid(List<Map<String, String>> points) {
  public Grid {
    points = points.stream().<Map<String, String>>map(point -> new LinkedHashMap<>(point)).toList();
  }

  /** One point without settings: the neutral element of the product. */
  public static Grid unit() {
    return new Grid(List.of(new LinkedHashMap<>()));
  }

  /** The points as they are listed. */
  public static Grid list(List<Map<String, String>> points) {
    return new Grid(
        points.stream().<Map<String, String>>map(point -> new LinkedHashMap<>(point)).toList());
  }

  /** One setting with several values. */
  public static Grid axis(String key, List<String> values) {
    return list(values.stream().map(value -> Map.of(key, value)).toList());
  }

  /**
   * Every point of one with every point of the other, which varies fastest.
   *
   * @throws InputException if both set a key
   */
  public Grid product(Grid other) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Map<String, String> left : points) {
      for (Map<String, String> right : other.points) {
        all.add(joined(left, right));
      }
    }
    return new Grid(all);
  }

  /**
   * The first point of one with the first of the other, the second with the second, and so on.
   *
   * @throws InputException if they are not equally many, or both set a key
   */
  public Grid zip(Grid other) {
    if (points.size() != other.points.size()) {
      throw new InputException(
          "'zip' of %d values with %d values of %s; expected equally many"
              .formatted(points.size(), other.points.size(), other.points.get(0).keySet()));
    }
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      all.add(joined(points.get(i), other.points.get(i)));
    }
    return new Grid(all);
  }

  /** Without the points that have all the settings of one of those. */
  public Grid without(List<Map<String, String>> excluded) {
    return new Grid(
        points.stream()
            .filter(point -> excluded.stream().noneMatch(part -> holds(point, part)))
            .toList());
  }

  private static boolean holds(Map<String, String> point, Map<String, String> part) {
    return point.entrySet().containsAll(part.entrySet());
  }

  private static Map<String, String> joined(Map<String, String> left, Map<String, String> right) {
    Map<String, String> both = new LinkedHashMap<>(left);
    right.forEach(
        (key, value) -> {
          if (both.put(key, value) != null) {
            throw new InputException(
                "setting '%s' is varied in two places of the sweep; keep one".formatted(key));
          }
        });
    return both;
  }
}
