package io.github.vae4j.reports;

import io.github.vae4j.core.kl.KlMethod;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.core.run.StepRow;
import io.github.vae4j.core.run.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events as a runner would send them, with figures that are easy to recognise. */
public final class Events {
  public static final String HOSTILE = "<script>alert('x')</script>";

  private Events() {}

  public static ExperimentInfo info() {
    return new ExperimentInfo(
        "compare",
        "Which decoder describes grey digits best?",
        List.of("Kingma & Welling (2014). Auto-Encoding Variational Bayes."));
  }

  public static Provenance provenance() {
    return new Provenance(
        Instant.parse("2026-03-01T10:00:00Z"),
        "./vae4j compare --out OUT",
        "0123abcd",
        new TreeMap<>(Map.of("jdk", "17.0.11", "os", "Linux")));
  }

  /** A run of a label with a seed; all else as given, in the manner of a complete specification. */
  public static RunSpec spec(String label, int seed, String... keysAndValues) {
    RunSpec spec =
        RunSpec.defaults()
            .with("name", label)
            .with("seed", seed)
            .with("data", "digits")
            .with("likelihood", "bernoulli")
            .with("prior", "standard-gaussian")
            .with("encoder", "diagonal-gaussian")
            .with("binarize", "dynamic")
            .with("latent", 20);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      spec = spec.with(keysAndValues[i], keysAndValues[i + 1]);
    }
    return spec;
  }

  public static RunFacts facts() {
    return facts("counting", 0);
  }

  public static RunFacts facts(String measure, int resumedFrom) {
    return new RunFacts(12000, 2000, 784, 652_824L, measure, "{0, 1}", "feedbeef", resumedFrom);
  }

  public static EpochRow epoch(int epoch, Split split, double logLikelihood, double kl) {
    return epoch(epoch, split, logLikelihood, kl, Map.of());
  }

  public static EpochRow epoch(
      int epoch, Split split, double logLikelihood, double kl, Map<String, Double> diagnostics) {
    return new EpochRow(
        epoch, split, terms(logLikelihood, kl), kl - logLikelihood, 1.5, diagnostics);
  }

  /** With a KL that was sampled, from one draw a row. */
  public static EpochRow sampled(int epoch, Split split, double logLikelihood, double kl) {
    Terms terms = new Terms(logLikelihood, kl, KlMethod.MONTE_CARLO, 1);
    return new EpochRow(epoch, split, terms, kl - logLikelihood, 1.5, Map.of());
  }

  public static StepRow step(int epoch, int step) {
    return new StepRow(epoch, step, terms(-100 - step, 20), 120 + step, 1e-3, 3.25);
  }

  public static KlCheck check(int epoch, double closedForm, double monteCarlo, boolean passed) {
    double standardError = 0.01;
    return new KlCheck(
        epoch,
        "mean of 64 rows",
        "DiagonalGaussian",
        "StandardGaussian",
        closedForm,
        monteCarlo,
        standardError,
        (monteCarlo - closedForm) / standardError,
        4096,
        0.09,
        1e-7,
        passed);
  }

  /**
   * Five images of 2 x 3 pixels in rows of three: image i has the value i/4, and one white pixel.
   */
  public static Figure figure(String name, String caption) {
    float[][] pixels = new float[5][6];
    for (int i = 0; i < 5; i++) {
      java.util.Arrays.fill(pixels[i], i / 4f);
      pixels[i][i] = 7;
    }
    return new Figure(name, caption, 3, 2, 3, pixels);
  }

  private static Terms terms(double logLikelihood, double kl) {
    return new Terms(logLikelihood, kl, KlMethod.CLOSED_FORM, 0);
  }
}
