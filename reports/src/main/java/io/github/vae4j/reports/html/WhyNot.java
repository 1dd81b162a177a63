package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunFacts;
import java.util.Map;

/**
 * Why a run has no figure in a column.
 *
 * @param cell a few words, "no: density of grey pixels"
 * @param note the whole reason
 */
record WhyNot(String cell, String note) {
  private static final String SHORT = "—";

  /** Columns of which a run may lack one though it was asked for. */
  private static final Map<String, WhyNot> OTHERS =
      Map.of(
          "log_mass",
          new WhyNot("no: no mass", "Of masses only; what is of another measure does not compare."),
          "log_density",
          new WhyNot(
              "no: no density", "Of densities only; what is of another measure does not compare."),
          "sigma_at_floor",
          new WhyNot("no: no learned σ", "This likelihood learns no σ that has a floor."),
          "implied_sigma",
          new WhyNot("no: not over ℝ", "Of likelihoods of all real numbers only."),
          "knn_accuracy",
          new WhyNot("no: no labels", "The data have no labels, or too few of them."));

  /** Another measure than that of the column. */
  static WhyNot ofMeasure(SameData data, RunRecord run) {
    return new WhyNot(
        "no: " + data.words(PixelMeasure.of(run)),
        "Of another measure or other data, so in a column of its own: nats of the two do not"
            + " compare.");
  }

  /** A figure that the run, which may be of any measure, does not have. */
  static WhyNot of(Metric metric, SameData data, RunRecord run) {
    if (!run.done()) {
      return new WhyNot(SHORT, "The run is not done: " + StatusWords.of(run.run().status()) + ".");
    }
    boolean scored = !run.setting("common-measure-samples").matches("0?");
    return switch (metric.key()) {
      case "bits_per_dimension", "bits_per_dimension_dequantised", "thresholded_log_mass" ->
          scored
              ? ofCommonMeasure(metric, data, run)
              : new WhyNot("no: not asked for", "This run has common-measure-samples of 0.");
      default ->
          OTHERS.getOrDefault(metric.key(), new WhyNot(SHORT, "This run does not report it."));
    };
  }

  private static WhyNot ofCommonMeasure(Metric metric, SameData data, RunRecord run) {
    if (metric.key().equals("thresholded_log_mass")) {
      return new WhyNot(
          "no: no distribution function", "This likelihood has none to ask P(x > ½) of.");
    }
    if (PixelMeasure.of(run).binary()) {
      return new WhyNot(
          "no: " + data.words(PixelMeasure.of(run)),
          "Learnt from 0/1 pixels: it gives 2 values a probability, not 256 levels.");
    }
    if (has(run, "bits_per_dimension")) {
      return new WhyNot("no: exact bins", "Its bits are exact, in the column of exact bins.");
    }
    if (has(run, "bits_per_dimension_dequantised")) {
      return new WhyNot(
          "no: only a bound",
          "Without a distribution function there is only a bound, by dequantisation, which stands"
              + " in a column of its own and does not rank.");
    }
    RunFacts facts = run.run().facts();
    String kind = facts == null ? "" : facts.measure();
    return switch (kind) {
      case "mixed" ->
          new WhyNot("no: mass and density", "A mass of some columns and a density of others.");
      case "counting" ->
          new WhyNot(
              "no: other values",
              "A mass of other values than 256 levels, or data that are not them.");
      default -> new WhyNot("no: no 256 levels", "The data are not the 256 levels of 8 bits.");
    };
  }

  private static boolean has(RunRecord run, String key) {
    return !Double.isNaN(run.metric(key));
  }
}
