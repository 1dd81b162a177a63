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
  private static final WhyNot NOT_ASKED_FOR =
      new WhyNot("no: not asked for", "This run has common-measure-samples of 0.");

  /** Columns of which a run may lack one though it was asked for. */
  private static final Map<String, WhyNot> OTHERS =
      Map.of(
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
          scored ? ofCommonMeasure(metric, data, run) : NOT_ASKED_FOR;
      case "sigma" -> ofSigma(run);
      default ->
          isOfRows(metric.key())
              ? ofRows(data, run, scored)
              : OTHERS.getOrDefault(
                  metric.key(), new WhyNot(SHORT, "This run does not report it."));
    };
  }

  /** Why the decoder has no σ that is one number found in training. */
  private static WhyNot ofSigma(RunRecord run) {
    String setting = run.setting("likelihood.sigma");
    if (setting.isEmpty()) {
      return new WhyNot("no: no σ", "This likelihood has no σ, or none that is one number.");
    }
    if (!Double.isNaN(Numbers.parse(setting))) {
      return new WhyNot("no: set, " + setting, "σ is a setting here, likelihood.sigma.");
    }
    return setting.equals("shared")
        ? new WhyNot(SHORT, "One σ is learned for all of x; this run does not report it.")
        : new WhyNot(
            "no: by " + setting, "σ is learned for every %s: not one number.".formatted(setting));
  }

  private static boolean isOfRows(String key) {
    return key.equals("log_mass") || key.equals("log_density") || key.startsWith(Metric.MIXED);
  }

  /** Of log p(x) of rows that are no levels of 8 bits, which has a column for each measure. */
  private static WhyNot ofRows(SameData data, RunRecord run, boolean scored) {
    if (!scored) {
      return NOT_ASKED_FOR;
    }
    if (PixelMeasure.of(run).binary()) {
      return ofMeasure(data, run);
    }
    if (run.summary().keySet().stream().noneMatch(key -> isOfRows(key) && has(run, key))) {
      return new WhyNot("no: not scored", "This run has no log p(x) of its rows in any measure.");
    }
    return new WhyNot(
        "no: %s, another measure".formatted(PixelMeasure.of(run).kind()),
        "Its log p(x) is of another measure, in a column of its own: nats of the two do not"
            + " compare.");
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
