package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.studies.SeedGroup;
import io.github.vae4j.experiments.studies.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What σ and the weight β of the KL say of each other. Minus an ELBO whose KL is weighed by β, of a
 * Gaussian with one constant σ, is up to constants
 *
 * <pre>
 * ‖x − μ̃(z)‖² / 2σ² + β KL  =  (½ ‖x − μ̃(z)‖² + β σ² KL) / σ²
 * </pre>
 *
 * so it has the optimum of ½ squared error + β′ KL with <b>β′ = β σ²</b>, and of the plain ELBO
 * with <b>σ′ = σ √β</b>. In general w ‖x − μ̃‖² + β KL is minus an ELBO, up to constant and scale,
 * at σ² = β / 2w: a loss ½ ‖x − μ̃‖² + β KL (w = ½) at σ² = β, a summed squared error without the ½
 * (w = 1) at σ² = β/2, one averaged over D (w = 1/D) at σ² = β D/2 (Higgins et al., 2017, section
 * 2; Rybkin, Daniilidis, Levine, 2021, section 3).
 *
 * <p>The squared error itself implies the σ that is most likely given it, σ̂² = E_q‖x − μ̃(z)‖² / D
 * (Rybkin et al., 2021, eq. 5): the metric {@code implied_sigma} of a run, of its test rows.
 */
public final class ImpliedSigma {
  private static final String FIXED = "gaussian-fixed";
  private static final String METRIC = "implied_sigma";
  private static final String FLOOR = "sigma_at_floor";

  private ImpliedSigma() {}

  /** β′ = β σ², the weight of the KL beside ½ ‖x − μ̃‖², summed over D. */
  public static double beta(double sigma, double beta) {
    return beta * sigma * sigma;
  }

  /** σ′ = σ √β, whose plain ELBO has the optimum of that σ with its KL weighed by β. */
  public static double sigma(double sigma, double beta) {
    return sigma * Math.sqrt(beta);
  }

  /** A row for all Gaussian decoders; no findings without one. */
  public static Findings findings(List<SeedGroup> groups) {
    List<String> sentences = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (SeedGroup group : groups) {
      RunSpec spec = group.results().get(0).spec();
      if (likelihood(spec).startsWith("gaussian-")) {
        rows.add(row(group, spec));
        sentence(group, spec, sentences);
      }
    }
    return rows.isEmpty()
        ? Findings.none()
        : new Findings(sentences, List.of(table(rows)), List.of());
  }

  private static Findings.Table table(List<List<String>> rows) {
    return new Findings.Table(
        "What σ and β say of each other",
        List.of(
            "runs",
            "σ",
            "β of the objective",
            "implied β = β σ²",
            "implied σ = σ √β",
            "most likely σ",
            "σ at its floor"),
        rows,
        "Training with σ and β has the optimum of ½ squared error (summed over D) + implied β · KL,"
            + " which is that of the squared error averaged over D + 2 β σ²/D · KL, and that of the"
            + " plain ELBO with the implied σ. Most likely σ, implied by the squared error alone:"
            + " √(E‖x − μ‖²/D) of the decoder's means at z drawn from q(z|x), on test rows, so that"
            + " D σ² is the squared error at draws. The column of squared errors decodes the mean"
            + " of q(z|x) instead; D σ² is that plus Σ Var μ(z) over q(z|x), exactly so where μ is"
            + " linear in z. At its floor: the share of σ whose raw output asks for less than the"
            + " floor.");
  }

  private static List<String> row(SeedGroup group, RunSpec spec) {
    OptionalDouble sigma = fixedSigma(spec);
    OptionalDouble beta = weight(spec);
    String learned = "no: learned";
    String unweighed = "no: no weight";
    String fixed = sigma.isPresent() ? number(sigma.getAsDouble()) : "no: learned";
    boolean both = sigma.isPresent() && beta.isPresent();
    String why = sigma.isPresent() ? unweighed : learned;
    Spread floor = group.of(FLOOR);
    return List.of(
        group.name(),
        fixed,
        beta.isPresent() ? number(beta.getAsDouble()) : unweighed,
        both ? number(beta(sigma.getAsDouble(), beta.getAsDouble())) : why,
        both ? number(sigma(sigma.getAsDouble(), beta.getAsDouble())) : why,
        Double.isNaN(group.of(METRIC).mean()) ? "no: not scored" : group.of(METRIC).rounded(3),
        sigma.isPresent()
            ? "no: set"
            : Double.isNaN(floor.mean())
                ? "no: not logged"
                : String.format(Locale.ROOT, "%.0f %%", 100 * floor.mean()));
  }

  /** How much more or less the KL weighs than it would with the σ that fits the means. */
  private static void sentence(SeedGroup group, RunSpec spec, List<String> sentences) {
    OptionalDouble sigma = fixedSigma(spec);
    OptionalDouble beta = weight(spec);
    double likely = group.of(METRIC).mean();
    if (sigma.isPresent() && beta.isPresent() && likely > 0) {
      double implied = beta(sigma.getAsDouble(), beta.getAsDouble());
      sentences.add(
          ("%s trains as ½ squared error + %s · KL would; its means make σ = %s the most likely,"
                  + " for which the KL would weigh %s: it weighs %s times that.")
              .formatted(
                  group.name(),
                  number(implied),
                  number(likely),
                  number(beta(likely, 1)),
                  number(implied / beta(likely, 1))));
    }
  }

  private static OptionalDouble fixedSigma(RunSpec spec) {
    return likelihood(spec).equals(FIXED)
        ? value(spec, "likelihood.sigma")
        : OptionalDouble.empty();
  }

  /** β once its warm-up is over; empty for an objective that does not weigh the KL. */
  private static OptionalDouble weight(RunSpec spec) {
    return value(spec, "objective.beta");
  }

  private static OptionalDouble value(RunSpec spec, String key) {
    String text = spec.asMap().get(key);
    return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }

  private static String likelihood(RunSpec spec) {
    return spec.asMap().getOrDefault("likelihood", "");
  }

  /** Three significant digits, without an exponent where that can be. */
  private static String number(double value) {
    return value != 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6)
        ? String.format(Locale.ROOT, "%.3g", value)
        : new java.math.BigDecimal(value)
            .round(new java.math.MathContext(3))
            .stripTrailingZeros()
            .toPlainString();
  }
}
