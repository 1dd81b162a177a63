package io.github.vae4j.reports.html;

import java.util.List;

/**
 * A final figure of a run: what it is called and whether figures of different runs may be ranked.
 *
 * @param key column of {@code summary.csv}
 * @param unit may be empty
 * @param ofMeasure whether it depends on the likelihood's measure, so that it stands in a column of
 *     its own for each
 * @param main whether it belongs in the overview of groups, too
 */
record Metric(
    String key,
    String title,
    String unit,
    Better better,
    Form form,
    boolean ofMeasure,
    boolean main) {

  /** Which direction is good. */
  enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /** How its numbers are written. */
  enum Form {
    ONE_DECIMAL,
    TWO_DECIMALS,
    WHOLE,
    SHARE,
    DIGITS;

    String text(double value) {
      return switch (this) {
        case ONE_DECIMAL -> Numbers.fixed(value, 1);
        case TWO_DECIMALS -> Numbers.fixed(value, 2);
        case WHOLE -> value == Math.rint(value) ? Numbers.fixed(value, 0) : Numbers.fixed(value, 1);
        case SHARE -> Numbers.percent(value);
        case DIGITS -> Numbers.significant(value, 4);
      };
    }

    /** "12.91 ± 0.23": with as many decimals as the deviation has something to say about. */
    String text(double value, double deviation) {
      return switch (this) {
        case ONE_DECIMAL -> spread(value, deviation, 1, "");
        case TWO_DECIMALS -> spread(value, deviation, 2, "");
        case WHOLE -> spread(value, deviation, 1, "");
        case SHARE -> spread(100 * value, 100 * deviation, 1, " %");
        case DIGITS ->
            deviation > 0
                ? spread(
                    value, deviation, (int) Math.max(0, 1 - Math.floor(Math.log10(deviation))), "")
                : text(value) + " ± 0";
      };
    }

    private static String spread(double value, double deviation, int decimals, String unit) {
      return Numbers.fixed(value, decimals) + " ± " + Numbers.fixed(deviation, decimals) + unit;
    }
  }

  /** In the order in which they are shown; those that are not known stand before the seconds. */
  private static final List<Metric> KNOWN =
      List.of(
          elbo("test_elbo", "test ELBO", true),
          elbo("test_expected_log_likelihood", "test expected log-likelihood", false),
          elbo("test_log_likelihood", "test log p(x), importance-sampled", true),
          new Metric(
              "test_log_likelihood_se",
              "its standard error over rows",
              "nats",
              Better.NEITHER,
              Form.TWO_DECIMALS,
              true,
              false),
          new Metric(
              "thresholded_log_mass",
              "log-probability of the thresholded image",
              "nats, any decoder",
              Better.HIGHER,
              Form.TWO_DECIMALS,
              false,
              true),
          new Metric(
              "thresholded_log_mass_se",
              "its standard error over rows",
              "nats",
              Better.NEITHER,
              Form.TWO_DECIMALS,
              false,
              false),
          new Metric(
              "bits_per_dimension",
              "bits per dimension on 256 levels",
              "bits, exact bins",
              Better.LOWER,
              Form.DIGITS,
              false,
              true),
          new Metric(
              "bits_per_dimension_se",
              "its standard error over rows",
              "bits",
              Better.NEITHER,
              Form.DIGITS,
              false,
              false),
          new Metric(
              "bits_per_dimension_dequantised",
              "bits per dimension on 256 levels, by dequantisation",
              "bits, at most",
              Better.NEITHER,
              Form.DIGITS,
              false,
              true),
          new Metric(
              "bits_per_dimension_dequantised_se",
              "its standard error over rows",
              "bits",
              Better.NEITHER,
              Form.DIGITS,
              false,
              false),
          new Metric("test_kl", "test KL", "nats", Better.NEITHER, Form.TWO_DECIMALS, false, true),
          new Metric(
              "test_mse",
              "test squared error of the decoder’s mean",
              "summed over D",
              Better.LOWER,
              Form.TWO_DECIMALS,
              false,
              true),
          new Metric(
              "test_psnr",
              "PSNR of the decoder’s mean",
              "dB",
              Better.HIGHER,
              Form.TWO_DECIMALS,
              false,
              false),
          new Metric(
              "test_ssim",
              "SSIM of the decoder’s mean",
              "",
              Better.HIGHER,
              Form.DIGITS,
              false,
              false),
          new Metric(
              "draw_mse",
              "test squared error of a draw",
              "summed over D",
              Better.NEITHER,
              Form.TWO_DECIMALS,
              false,
              false),
          new Metric(
              "sharpness",
              "sharpness of the decoder’s mean",
              "share of the data’s",
              Better.NEITHER,
              Form.DIGITS,
              false,
              false),
          new Metric(
              "knn_accuracy",
              "accuracy of 5 nearest neighbours on μ(x)",
              "",
              Better.HIGHER,
              Form.SHARE,
              false,
              true),
          new Metric("active_units", "active units", "", Better.NEITHER, Form.WHOLE, false, true),
          new Metric(
              "sigma_at_floor",
              "σ at its floor",
              "whose raw output asks for less",
              Better.NEITHER,
              Form.SHARE,
              false,
              true),
          new Metric(
              "implied_sigma",
              "σ that the squared error implies",
              "√(E‖x − μ‖²/D)",
              Better.NEITHER,
              Form.DIGITS,
              false,
              false),
          new Metric(
              "log_normaliser",
              "normaliser of the density, Σ log C(λ)",
              "nats",
              Better.NEITHER,
              Form.TWO_DECIMALS,
              false,
              false),
          elbo("train_elbo", "train ELBO", false),
          elbo("train_expected_log_likelihood", "train expected log-likelihood", false),
          new Metric(
              "train_kl", "train KL", "nats", Better.NEITHER, Form.TWO_DECIMALS, false, false),
          new Metric("best_epoch", "best epoch", "", Better.NEITHER, Form.WHOLE, false, false),
          new Metric(
              "steps_per_second",
              "steps per second",
              "",
              Better.NEITHER,
              Form.ONE_DECIMAL,
              false,
              false),
          new Metric("seconds", "seconds", "", Better.NEITHER, Form.ONE_DECIMAL, false, true));

  private static final int UNKNOWN_RANK = 21;

  private static Metric elbo(String key, String title, boolean main) {
    return new Metric(key, title, "nats", Better.HIGHER, Form.TWO_DECIMALS, true, main);
  }

  /** What is known of a column; an unknown one is shown under its own name. */
  static Metric of(String key) {
    return KNOWN.stream()
        .filter(metric -> metric.key().equals(key))
        .findFirst()
        .orElseGet(
            () ->
                new Metric(
                    key,
                    key.replace('_', ' '),
                    "",
                    Better.NEITHER,
                    Form.DIGITS,
                    key.matches(".*(elbo|likelihood|evidence|log_p|bound).*"),
                    true));
  }

  /** Whether a KL is part of it, so that it is sampled where the KL is. */
  boolean containsKl() {
    return key.equals("test_kl")
        || key.equals("train_kl")
        || key.equals("test_elbo")
        || key.equals("train_elbo");
  }

  /** Place in a row of columns. */
  int rank() {
    int known = KNOWN.indexOf(this);
    return known < 0 ? UNKNOWN_RANK : known < UNKNOWN_RANK ? known : known + 1;
  }
}
