package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunFacts;
import java.util.List;

/**
 * What a run's log-likelihoods are nats of. They compare between runs only where this is equal: a
 * mass of binarised pixels and a density of grey ones are different functions of different data.
 *
 * @param measure "counting", "lebesgue" or "mixed"; empty for a run that never started
 * @param binarize how the pixels were binarised: "none", "dynamic" …
 * @param binary whether the values are 0 or 1
 * @param columns of a mixed measure, which say what is a mass and what a density; else empty
 */
record PixelMeasure(String measure, String binarize, boolean binary, String columns) {

  static PixelMeasure of(RunRecord run) {
    RunFacts facts = run.run().facts();
    String binarize = run.setting("binarize");
    boolean binary =
        !(binarize.isEmpty() || binarize.equals("none"))
            || (facts != null && facts.support().equals("{0, 1}"));
    String measure = facts == null ? "" : facts.measure();
    String columns = facts != null && measure.equals("mixed") ? facts.support() : "";
    return new PixelMeasure(measure, binarize, binary, columns);
  }

  /**
   * "mass of 0/1 pixels"; says how they were binarised where another measure differs in that alone.
   *
   * @param images whether the data are images
   */
  String words(List<PixelMeasure> all, boolean images) {
    boolean ambiguous =
        all.stream()
            .anyMatch(other -> !other.equals(this) && other.words(images).equals(words(images)));
    return ambiguous ? words(images) + ", binarised: " + binarize : words(images);
  }

  /** "mass", whatever it is of. */
  String kind() {
    return switch (measure) {
      case "counting" -> "mass";
      case "lebesgue" -> "density";
      case "mixed" -> "mass and density";
      default -> "log-probability";
    };
  }

  private String words(boolean images) {
    String values = images ? "pixels" : "values";
    String which = columns.isEmpty() ? "" : " in " + columns;
    return kind() + " of " + (binary ? "0/1 " + values : images ? "grey pixels" : values) + which;
  }
}
