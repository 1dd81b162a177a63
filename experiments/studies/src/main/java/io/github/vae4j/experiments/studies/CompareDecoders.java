package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.studies.comparison.CommonScores;
import io.github.vae4j.experiments.studies.comparison.ImpliedSigma;
import io.github.vae4j.experiments.studies.comparison.NormaliserCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decoders against each other, usually Gaussian ones of fixed and of learned σ against a Bernoulli
 * one. The Gaussians learn from grey pixels, the Bernoulli from pixels binarised anew at every
 * visit: their ELBOs are nats of different measures and stand in different columns. Compared is
 * what means the same for all: the probability of the thresholded images, that of the grey levels
 * among decoders of grey pixels ({@link CommonScores}), and the squared error of the decoder's mean
 * on the grey pixels.
 */
public final class CompareDecoders implements Experiment {
  /** What is compared unless decoders are named. */
  public static final List<String> USUAL =
      List.of("gaussian-fixed", "gaussian-learned", "bernoulli");

  /** Of the bootstrap: the same results give the same words. */
  private static final long BOOTSTRAP_SEED = 1;

  private final RunSpec common;
  private final List<String> decoders;
  private final List<Long> seeds;

  /**
   * The comparison on given settings.
   *
   * @param common everything but likelihood, binarisation and seed
   * @param decoders likelihoods by name; {@code bernoulli} learns from pixels binarised anew at
   *     every visit, all others from grey ones
   */
  public CompareDecoders(RunSpec common, List<String> decoders, List<Long> seeds) {
    this.common = common;
    this.decoders = List.copyOf(decoders);
    this.seeds = List.copyOf(seeds);
  }

  @Override
  public ExperimentInfo info() {
    return new ExperimentInfo(
        "compare",
        decoders.equals(USUAL)
            ? "Should the decoder be Gaussian, with a fixed or a learned σ, or Bernoulli?"
            : "Which decoder: " + String.join(", ", decoders) + "?",
        List.of(
            "Kingma, Welling, 2014, Auto-Encoding Variational Bayes",
            "Rybkin, Daniilidis, Levine, 2021, Simple and Effective VAE Training with Calibrated"
                + " Decoders",
            "Higgins et al., 2017, beta-VAE: Learning Basic Visual Concepts with a Constrained"
                + " Variational Framework",
            "Loaiza-Ganem, Cunningham, 2019, The continuous Bernoulli: fixing a pervasive error in"
                + " variational autoencoders"));
  }

  @Override
  public List<RunSpec> runs() {
    List<RunSpec> runs = new ArrayList<>();
    for (String decoder : decoders) {
      for (long seed : seeds) {
        runs.add(
            common
                .with("likelihood", decoder)
                .with("binarize", decoder.equals("bernoulli") ? "dynamic" : "none")
                .with("seed", seed));
      }
    }
    return runs;
  }

  @Override
  public Findings conclude(List<RunResult> results) {
    List<SeedGroup> done =
        SeedGroup.of(results).stream().filter(group -> !group.done().isEmpty()).toList();
    List<String> sentences = new ArrayList<>();
    List<Findings.Table> tables = new ArrayList<>();
    for (CommonScores scores :
        List.of(CommonScores.thresholded(), CommonScores.bitsPerDimension())) {
      Findings findings = scores.findings(done, RandomStream.of(BOOTSTRAP_SEED));
      sentences.addAll(findings.sentences());
      tables.addAll(findings.tables());
    }
    for (Findings findings :
        List.of(
            NormaliserCost.findings(done, RandomStream.of(BOOTSTRAP_SEED)),
            ImpliedSigma.findings(done))) {
      sentences.addAll(findings.sentences());
      tables.addAll(findings.tables());
    }
    sentences.addAll(sentences(done, results.size()));
    return new Findings(sentences, tables, List.of());
  }

  private static List<String> sentences(List<SeedGroup> groups, int runs) {
    List<String> sentences = new ArrayList<>();
    groups.stream()
        .min(Comparator.comparingDouble(group -> group.of("test_mse").mean()))
        .ifPresent(
            best -> {
              for (SeedGroup other : groups) {
                if (!other.name().equals(best.name())) {
                  sentences.add(error(best, other));
                }
              }
            });
    List<SeedGroup> grey = groups.stream().filter(SeedGroup::grey).toList();
    if (grey.size() == 2) {
      SeedGroup first = grey.get(0);
      SeedGroup second = grey.get(1);
      sentences.add(
          ("In log-density of the grey pixels, %s has a test ELBO of %s nats and %s of %s nats. A"
                  + " density may be positive, and grows without bound where pixels hardly vary.")
              .formatted(
                  first.name(), first.of("test_elbo"), second.name(), second.of("test_elbo")));
    }
    groups.stream()
        .filter(group -> !group.grey())
        .forEach(
            group ->
                sentences.add(
                    ("The test ELBO of %s, %s nats, is a log-probability of binarised pixels: it"
                            + " cannot be ranked with those densities.")
                        .formatted(group.name(), group.of("test_elbo"))));
    int done = groups.stream().mapToInt(group -> group.done().size()).sum();
    if (done < runs) {
      sentences.add("%d of %d runs did not finish and are left out.".formatted(runs - done, runs));
    }
    return sentences;
  }

  private static String error(SeedGroup best, SeedGroup other) {
    Spread a = best.of("test_mse");
    Spread b = other.of("test_mse");
    boolean apart = a.max() < b.min() && a.count() > 1;
    return apart
        ? "The mean of %s is closer to the grey test images than that of %s in every seed: squared error %s against %s."
            .formatted(best.name(), other.name(), a, b)
        : "The squared errors of %s (%s) and %s (%s) on the grey test images are not told apart by %d seed%s."
            .formatted(best.name(), a, other.name(), b, a.count(), a.count() == 1 ? "" : "s");
  }
}
