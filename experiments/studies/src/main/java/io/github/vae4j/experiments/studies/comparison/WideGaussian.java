package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A Gaussian decoder of a given σ that puts much of its mass outside of [0, 1], wherever its mean
 * is: least with the mean at ½, where it is 2 Φ(−½/σ).
 */
record WideGaussian(String name, double sigma) {
  private static final double WIDE = 0.5;
  private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);

  /** The least share of its mass that lies outside of [0, 1]. */
  double outside() {
    return 2 * STANDARD.cumulativeProbability(-0.5 / sigma);
  }

  /** What is to be known of such groups where measures disagree, with a space before it. */
  static String words(List<SeedGroup> groups) {
    List<WideGaussian> wide = groups.stream().flatMap(group -> of(group).stream()).toList();
    String each =
        wide.stream()
            .map(
                one ->
                    String.format(
                        Locale.ROOT, "%s at least %.1f %%", one.name(), 100 * one.outside()))
            .collect(Collectors.joining(", "));
    return wide.isEmpty()
        ? ""
        : (" So wide a Gaussian has much of its mass outside of [0, 1] (%s), which the levels of"
                + " black and white take as their own: that favours images mostly black and white in"
                + " bits per dimension, though what it draws is noise.")
            .formatted(each);
  }

  private static Optional<WideGaussian> of(SeedGroup group) {
    RunSpec spec = group.results().get(0).spec();
    try {
      double sigma = Double.parseDouble(spec.given("likelihood.sigma").orElse(""));
      return spec.name(Kind.LIKELIHOOD).equals("gaussian-fixed") && sigma >= WIDE
          ? Optional.of(new WideGaussian(group.name(), sigma))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // a σ that is learned, or none
    }
  }
}
