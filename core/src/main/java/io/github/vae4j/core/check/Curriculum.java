package io.github.vae4j.core.check;

import io.github.vae4j.core.objective.Objective;
import java.util.List;

/** What is examined of each kind of component. */
public final class Curriculum {
  private static final List<Property<DistributionFamily>> DISTRIBUTION =
      List.of(
          new Shapes(),
          new Normalisation(1),
          new Normalisation(2),
          new StatedMean(),
          new MassesBelowOne(),
          new SupportHeld(),
          new SamplerAgainstDensity(),
          new Moments(),
          new DimensionsIndependent(),
          new DrawsAreTheStreams(),
          new RowsIndependent(),
          new GradientAgreement<>(
              "log-probability",
              family -> family.hints().gradientStep(),
              (family, by) -> List.of(family.logProb(by.random()))),
          new FiniteAtExtremes<>(DistributionFamily::extremeLogProbs));

  private static final Property<HeadFamily> LARGE_OUTPUTS = new LargeOutputs();

  private Curriculum() {}

  /** Of p(x|z). */
  public static List<Property<? super LikelihoodFamily>> likelihood() {
    return and(DISTRIBUTION, List.of(LARGE_OUTPUTS));
  }

  /** Of p(z). */
  public static List<Property<? super PriorFamily>> prior() {
    return and(DISTRIBUTION, List.of());
  }

  /** Of q(z|x). */
  public static List<Property<? super EncoderFamily>> encoder() {
    return and(
        DISTRIBUTION,
        List.of(
            LARGE_OUTPUTS,
            new PathwiseGradient(),
            new GradientAgreement<EncoderFamily>(
                "draws of fixed noise",
                family -> family.hints().gradientStep(),
                EncoderFamily::draws)));
  }

  /** Of KL(q‖p). */
  public static List<Property<? super KlPair<?, ?>>> kl() {
    return List.of(
        new KlShapes(),
        new KlByQuadrature(),
        new KlByMonteCarlo(),
        new KlLeast(),
        new KlLimits(),
        new GradientAgreement<KlPair<?, ?>>(
            "the closed form",
            pair -> pair.encoder().hints().gradientStep(),
            (pair, by) -> List.of(pair.gradient(by.random()))),
        new FiniteAtExtremes<KlPair<?, ?>>(KlPair::extremes));
  }

  /** Of layers, networks and activations. */
  public static List<Property<? super Network>> network() {
    return List.of(
        new NetworkShapes(),
        new NetworkValues(),
        new GradientAgreement<Network>(
            "the output",
            network -> 0x1p-4,
            (network, by) -> List.of(network.gradient(by.random()))));
  }

  /** Of estimators of log p(x). */
  public static List<Property<? super EvidenceEstimator>> estimator() {
    return List.of(new ExactEvidence(), new UnbiasedEvidence());
  }

  /** Of what the optimiser minimises. */
  public static List<Property<? super Objective>> objective() {
    return List.of(
        new ObjectiveFinite(), new ObjectiveShift(), new ObjectiveValue(), new ObjectiveGradient());
  }

  private static <T extends DistributionFamily> List<Property<? super T>> and(
      List<Property<DistributionFamily>> common, List<Property<? super T>> own) {
    List<Property<? super T>> all = new java.util.ArrayList<>(common);
    all.addAll(own);
    return List.copyOf(all);
  }
}
