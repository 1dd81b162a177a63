package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Importance-sampled log p(x) of data that are not levels of 8 bits, such as counts and tables:
 * where likelihoods are of one measure, as a Poisson and a negative binomial one are, it ranks them
 * in nats. Its name tells the measure, so groups under one name compare and no others.
 */
final class MeasureScores {
  private static final String MASS = "log_mass";
  private static final String DENSITY = "log_density";
  private static final String MIXED = "log_mixed_";

  private MeasureScores() {}

  /** A score for each measure that groups have. */
  static List<CommonScores> of(List<SeedGroup> groups) {
    return keys(groups).stream()
        .map(
            key ->
                new CommonScores(
                    key,
                    1,
                    new Contest(words(key), "nats", 2, CommonScores.FALSE_ALARM),
                    Unranked.OF_THE_MEASURE))
        .toList();
  }

  /** The name of a group's measure in a cell: "density". */
  static String cell(SeedGroup group) {
    return keys(List.of(group)).stream()
        .findFirst()
        .map(
            key -> key.equals(MASS) ? "mass" : key.equals(DENSITY) ? "density" : "mass and density")
        .orElse("");
  }

  /** Why the measures of a comparison may disagree, where groups have such scores. */
  static String disagreement() {
    return "The measures disagree, as they ask different things: log p(x) how probable every row"
        + " is, the squared error only where the mean is, with no regard to how sure the"
        + " decoder is.";
  }

  private static Set<String> keys(List<SeedGroup> groups) {
    Set<String> keys = new TreeSet<>();
    groups.stream()
        .flatMap(group -> group.done().stream())
        .flatMap(result -> result.examples().keySet().stream())
        .filter(key -> key.equals(MASS) || key.equals(DENSITY) || key.startsWith(MIXED))
        .forEach(keys::add);
    return keys;
  }

  private static String words(String key) {
    return switch (key) {
      case MASS -> "log p(x), the log-mass of the rows";
      case DENSITY -> "log p(x), the log-density of the rows";
      default ->
          "log p(x), a density of columns %s and a mass of the others"
              .formatted(key.substring(MIXED.length()).replace("_", ", "));
    };
  }
}
