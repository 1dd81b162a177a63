package io.github.vae4j.reports.html;

import static io.github.vae4j.reports.html.Subject.CODE;
import static io.github.vae4j.reports.html.Subject.LIKELIHOOD;
import static io.github.vae4j.reports.html.Subject.RECONSTRUCTION;
import static io.github.vae4j.reports.html.Subject.TRAINING;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A final figure of a run: what it is called and whether figures of different runs may be ranked.
 *
 * @param key column of {@code summary.csv}
 * @param unit may be empty
 * @param ofMeasure whether it depends on the likelihood's measure, so that it stands in a column of
 *     its own for each
 * @param main whether it belongs in the overview of groups, too
 * @param subject what it is about
 */
record Metric(
    String key,
    String title,
    String unit,
    Better better,
    Form form,
    boolean ofMeasure,
    boolean main,
    Subject subject) {
  static final String ACCURACY = "knn_accuracy";
  private static final String ERROR = "_se";
  private static final String OF_HALF = "_half_draws";
  static final String MIXED = "log_mixed_";

  /** Which direction is good. */
  enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /** How its numbers are written. */
  enum Form {
    ONE_DECIMAL("", 1),
    TWO_DECIMALS("", 1),
    WHOLE("", 1),
    SHARE(" %", 100),
    DIGITS("", 1);

    private static final int DIGITS_OF_VALUES = 4;

    private final String unit;
    private final double factor;

    Form(String unit, double factor) {
      this.unit = unit;
      this.factor = factor;
    }

    /** How many decimals a column of such values has. */
    int decimals(double[] values) {
      return switch (this) {
        case ONE_DECIMAL, SHARE -> 1;
        case TWO_DECIMALS -> 2;
        case WHOLE -> Arrays.stream(values).allMatch(v -> v == Math.rint(v)) ? 0 : 1;
        case DIGITS -> Decimals.ofValues(Arrays.stream(values), DIGITS_OF_VALUES);
      };
    }

    /** How many decimals a column of values has whose errors are known. */
    int decimals(double[] values, double[] errors) {
      boolean any = Arrays.stream(errors).anyMatch(error -> error > 0);
      return any
          ? Decimals.ofErrors(Arrays.stream(errors).map(error -> factor * error))
          : decimals(values);
    }

    String text(double value, int decimals) {
      return Numbers.fixed(factor * value, decimals) + (Double.isFinite(value) ? unit : "");
    }

    /** "12.91 ± 0.23"; without the error where that is not known. */
    String text(double value, double error, int decimals) {
      return Double.isNaN(error)
          ? text(value, decimals)
          : Numbers.fixed(factor * value, decimals)
              + " ± "
              + Numbers.fixed(factor * error, decimals)
              + unit;
    }
  }

  /** In the order in which they are shown; those that are not known stand before the seconds. */
  private static final List<Metric> KNOWN =
      List.of(
          nats(
              "thresholded_log_mass",
              "log-probability of the thresholded image",
              "nats, any decoder",
              Better.HIGHER,
              LIKELIHOOD),
          of(
              "bits_per_dimension",
              "bits per dimension on 256 levels",
              "bits, exact bins",
              Better.LOWER,
              Form.DIGITS,
              LIKELIHOOD),
          of(
              "bits_per_dimension_dequantised",
              "bits per dimension on 256 levels, by dequantisation",
              "bits, at most",
              Better.NEITHER,
              Form.DIGITS,
              LIKELIHOOD),
          nats("log_mass", "log-mass of the rows", "nats", Better.HIGHER, LIKELIHOOD),
          nats("log_density", "log-density of the rows", "nats", Better.HIGHER, LIKELIHOOD),
          elbo("test_elbo", "test ELBO", LIKELIHOOD, true),
          elbo("test_log_likelihood", "test log p(x), importance-sampled", LIKELIHOOD, true),
          elbo("test_expected_log_likelihood", "test expected log-likelihood", LIKELIHOOD, false),
          nats("test_kl", "test KL", "nats", Better.NEITHER, CODE),
          nats(
              "test_mse",
              "test squared error of the decoder’s mean",
              "summed over D",
              Better.LOWER,
              RECONSTRUCTION),
          of(
              "test_psnr",
              "PSNR of the decoder’s mean",
              "dB",
              Better.HIGHER,
              Form.TWO_DECIMALS,
              RECONSTRUCTION),
          of(
              "test_ssim",
              "SSIM of the decoder’s mean",
              "",
              Better.HIGHER,
              Form.DIGITS,
              RECONSTRUCTION),
          nats(
              "draw_mse",
              "test squared error of a draw",
              "summed over D",
              Better.NEITHER,
              RECONSTRUCTION),
          of(
              "sharpness",
              "sharpness of the decoder’s mean",
              "share of the data’s; noise raises it",
              Better.NEITHER,
              Form.DIGITS,
              RECONSTRUCTION),
          of(
              ACCURACY,
              "accuracy of 5 nearest neighbours on μ(x)",
              "of %d test rows at most".formatted(FigureNotes.QUERIES),
              Better.HIGHER,
              Form.SHARE,
              CODE),
          of("active_units", "active units", "", Better.NEITHER, Form.WHOLE, CODE),
          of(
              "sigma_at_floor",
              "σ at its floor",
              "whose raw output asks for less",
              Better.NEITHER,
              Form.SHARE,
              CODE),
          detail(
              "implied_sigma",
              "σ that the squared error implies",
              "√(E‖x − μ‖²/D), z drawn",
              Form.DIGITS),
          detail(
              "log_normaliser", "normaliser of the density, Σ log C(λ)", "nats", Form.TWO_DECIMALS),
          of("sigma", "σ of the decoder", "", Better.NEITHER, Form.DIGITS, CODE),
          elbo("train_elbo", "train ELBO", TRAINING, false),
          elbo("train_expected_log_likelihood", "train expected log-likelihood", TRAINING, false),
          detail("train_kl", "train KL", "nats", Form.TWO_DECIMALS),
          detail("best_epoch", "best epoch", "", Form.WHOLE),
          detail("steps_per_second", "steps per second", "", Form.ONE_DECIMAL),
          of("seconds", "seconds of training", "", Better.NEITHER, Form.ONE_DECIMAL, CODE));

  private static Metric elbo(String key, String title, Subject subject, boolean main) {
    return new Metric(key, title, "nats", Better.HIGHER, Form.TWO_DECIMALS, true, main, subject);
  }

  private static Metric nats(
      String key, String title, String unit, Better better, Subject subject) {
    return of(key, title, unit, better, Form.TWO_DECIMALS, subject);
  }

  private static Metric of(
      String key, String title, String unit, Better better, Form form, Subject subject) {
    return new Metric(key, title, unit, better, form, false, true, subject);
  }

  private static Metric detail(String key, String title, String unit, Form form) {
    return new Metric(key, title, unit, Better.NEITHER, form, false, false, TRAINING);
  }

  /** The column that holds its standard error over test rows, where there is one. */
  String errorKey() {
    return key + ERROR;
  }

  /** Whether a column says how good the value of another of these is. */
  static boolean isError(String key, Set<String> keys) {
    return Stream.of(ERROR, OF_HALF)
        .anyMatch(
            end ->
                key.endsWith(end) && keys.contains(key.substring(0, key.length() - end.length())));
  }

  /** What is known of a column; an unknown one is shown under its own name. */
  static Metric of(String key) {
    if (key.startsWith(MIXED)) {
      String columns = key.substring(MIXED.length()).replace("_", ", ");
      return nats(
          key,
          "log p(x) of the rows",
          "nats, density of columns %s, mass of the others".formatted(columns),
          Better.HIGHER,
          LIKELIHOOD);
    }
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
                    true,
                    CODE));
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
    return known < 0 ? 2 * KNOWN.size() - 3 : 2 * known;
  }
}
