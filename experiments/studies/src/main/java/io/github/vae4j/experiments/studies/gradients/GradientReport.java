package io.github.vae4j.experiments.studies.gradients;

import io.github.vae4j.core.run.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sentences, tables and plots of what was measured.
 *
 * @param gaussian of Gaussian latents
 * @param bits of binary ones
 */
record GradientReport(List<Measurement> gaussian, List<Measurement> bits) {
  /**
   * Beyond so many standard errors an estimator counts as biased. Of 2,000 components of unbiased
   * gradients any is as far by chance in 2·10⁻⁷ of all seeds.
   */
  private static final double LARGEST_Z = 6.5;

  private static final List<String> COLUMNS =
      List.of(
          "estimator",
          "k",
          "of the",
          "part",
          "bias along the gradient (%)",
          "± (95 %)",
          "largest z of a component",
          "variance of one estimate",
          "signal-to-noise ratio");
  private static final String NOTE =
      "Bias: the mean of the estimate along the reference gradient, less the reference, as a share of"
          + " its length; 1 in 20 intervals of an unbiased estimator leaves out 0. Largest z: the"
          + " distance of a component's mean from the reference in standard errors, both errors"
          + " included; beyond 6.5 is bias. Variance: the sum over the components of the part."
          + " Signal-to-noise: length of the reference over the root of the variance.";

  static String concrete(double temperature) {
    return String.format(Locale.ROOT, "Concrete, temperature %.2g", temperature);
  }

  Findings findings() {
    return new Findings(
        sentences(),
        List.of(
            table(
                "Gaussian latents",
                gaussian,
                NOTE
                    + " Gradients of the ELBO are exact; those of"
                    + " tighter bounds are means of many draws: of dreg's, and for dreg of iwae's."),
            table("Bits", bits, NOTE + " All references are sums over every value of z.")),
        List.of(snr(Part.ENCODER), snr(Part.DECODER)));
  }

  private static Findings.Table table(String title, List<Measurement> measured, String note) {
    return new Findings.Table(
        title, COLUMNS, measured.stream().map(GradientReport::row).toList(), note);
  }

  private static List<String> row(Measurement m) {
    Figures f = m.figures();
    return List.of(
        m.estimator().name(),
        String.valueOf(m.estimator().k()),
        m.bound(),
        m.part().toString(),
        text("%.2f", 100 * f.bias()),
        text("%.2f", 100 * f.halfInterval()),
        text("%.1f", f.largestZ()),
        text("%.3g", f.variance()),
        text("%.3g", f.signalToNoise()));
  }

  private Findings.Plot snr(Part part) {
    List<Findings.Line> lines = new ArrayList<>();
    for (String name :
        List.of("iwae", "dreg", "stl of k draws", "vimco", "pathwise, closed-form KL")) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      gaussian.stream()
          .filter(m -> m.of(name, part))
          .forEach(
              m -> {
                x.add(Math.log10(m.estimator().k()));
                y.add(Math.log10(m.figures().signalToNoise()));
              });
      lines.add(new Findings.Line(name, x, y));
    }
    return new Findings.Plot(
        "Signal-to-noise ratio of the %s's gradient, Gaussian latents".formatted(part),
        "log10 of k",
        "log10 of the ratio, one estimate",
        lines);
  }

  // ---- sentences -------------------------------------------------------------------------------

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(unbiased());
    for (Part part : Part.values()) {
      for (String name : List.of("iwae", "dreg")) {
        slope(name, part, sentences);
      }
    }
    biased("stl of k draws", sentences);
    for (Measurement m : bits) {
      if (!m.claimedUnbiased() && m.part() == Part.ENCODER) {
        Figures f = m.figures();
        sentences.add(
            text(
                "On bits, %s has a bias of %.1f %% ± %.1f (95 %% interval) along the encoder's"
                    + " gradient, which %s 0; its worst component is %.0f standard errors off.",
                m.estimator().name(),
                100 * f.bias(),
                100 * f.halfInterval(),
                f.biased() ? "leaves out" : "contains",
                f.largestZ()));
      }
    }
    return sentences;
  }

  private String unbiased() {
    long claims = claims().size();
    double largest = claims().stream().mapToDouble(m -> m.figures().largestZ()).max().orElse(0);
    return text(
        "Of %d estimates that are claimed to be unbiased, %d are within %.1f standard errors in every"
            + " component (largest: %.1f).",
        claims, claims - failures().size(), LARGEST_Z, largest);
  }

  /** From the least k to the greatest. */
  private void slope(String name, Part part, List<String> sentences) {
    List<Measurement> found = gaussian.stream().filter(m -> m.of(name, part)).toList();
    if (found.size() < 2) {
      return;
    }
    Measurement first = found.get(0);
    Measurement last = found.get(found.size() - 1);
    double from = first.figures().signalToNoise();
    double to = last.figures().signalToNoise();
    sentences.add(
        text(
            "From k = %d to %d the signal-to-noise ratio of %s for the %s %s from %.3g to %.3g, as k"
                + " to the power of %.2f.",
            first.estimator().k(),
            last.estimator().k(),
            name,
            part,
            to < from ? "falls" : "rises",
            from,
            to,
            Math.log(to / from) / Math.log((double) last.estimator().k() / first.estimator().k())));
  }

  private void biased(String name, List<String> sentences) {
    gaussian.stream()
        .filter(m -> m.of(name, Part.ENCODER))
        .reduce((first, second) -> second)
        .ifPresent(
            m ->
                sentences.add(
                    text(
                        "With k = %d, %s has a bias of %.1f %% ± %.1f along the encoder's gradient.",
                        m.estimator().k(),
                        name,
                        100 * m.figures().bias(),
                        100 * m.figures().halfInterval())));
  }

  // ---- what must hold --------------------------------------------------------------------------

  private List<Measurement> claims() {
    List<Measurement> claims = new ArrayList<>(gaussian);
    claims.addAll(bits);
    claims.removeIf(m -> !m.claimedUnbiased());
    return claims;
  }

  /** Unbiased estimators that are not. */
  List<String> failures() {
    return claims().stream()
        .filter(m -> !(m.figures().largestZ() <= LARGEST_Z))
        .map(
            m ->
                text(
                    "%s with k = %d is claimed to be unbiased for the %s, and a component is %.1f"
                        + " standard errors off",
                    m.estimator().name(), m.estimator().k(), m.part(), m.figures().largestZ()))
        .toList();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
