package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.plugin.NamedSettings;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.sweep.PointNames;
import io.github.vae4j.experiments.studies.comparison.Comparison;
import io.github.vae4j.experiments.studies.comparison.ImpliedSigma;
import io.github.vae4j.experiments.studies.comparison.NormaliserCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decoders against each other, usually Gaussian ones of fixed and of learned σ against a Bernoulli
 * one. The Gaussians learn from grey pixels, the Bernoulli from pixels binarised anew at every
 * visit: their ELBOs are nats of different measures and stand in different columns. Compared is
 * what means the same for all: the probability of the thresholded images, that of the grey levels
 * among decoders of grey pixels, and the squared error of the decoder's mean on the grey pixels
 * ({@link Comparison}).
 */
public final class CompareDecoders implements Experiment {
  /** What is compared unless decoders are named. */
  public static final List<NamedSettings> USUAL =
      Stream.of("gaussian-fixed", "gaussian-optimal", "gaussian-learned", "bernoulli")
          .map(NamedSettings::parse)
          .toList();

  /** Of the bootstrap: the same results give the same words. */
  private static final long BOOTSTRAP_SEED = 1;

  private final RunSpec common;
  private final List<NamedSettings> decoders;
  private final List<Long> seeds;

  /**
   * The comparison on given settings.
   *
   * @param common everything but likelihood, binarisation and seed; settings of the likelihood, if
   *     there are any, are of every decoder
   * @param decoders likelihoods, all different; {@code bernoulli} learns from pixels binarised anew
   *     at every visit, all others from grey ones
   */
  public CompareDecoders(RunSpec common, List<NamedSettings> decoders, List<Long> seeds) {
    this.common = common;
    this.decoders = List.copyOf(decoders);
    this.seeds = List.copyOf(seeds);
  }

  @Override
  public ExperimentInfo info() {
    return new ExperimentInfo(
        "compare",
        decoders.equals(USUAL)
            ? "Should the decoder be Gaussian, with which σ, or Bernoulli?"
            : "Which decoder: "
                + decoders.stream().map(NamedSettings::toString).collect(Collectors.joining(", "))
                + "?",
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
    for (NamedSettings decoder : decoders) {
      RunSpec run =
          common
              .with("likelihood", decoder.name())
              .with("binarize", decoder.name().equals("bernoulli") ? "dynamic" : "none");
      for (Map.Entry<String, String> setting : decoder.settings().entrySet()) {
        run = run.with("likelihood." + setting.getKey(), setting.getValue());
      }
      if (!decoder.settings().isEmpty()) {
        run = run.with("name", PointNames.of(decoder));
      }
      for (long seed : seeds) {
        runs.add(run.with("seed", seed));
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
    for (Findings findings :
        List.of(
            Comparison.ofDecoders().findings(done, RandomStream.of(BOOTSTRAP_SEED)),
            NormaliserCost.findings(done, RandomStream.of(BOOTSTRAP_SEED)),
            ImpliedSigma.findings(done))) {
      sentences.addAll(findings.sentences());
      tables.addAll(findings.tables());
    }
    done.stream()
        .filter(group -> !group.grey())
        .forEach(
            group ->
                sentences.add(
                    "The test ELBO of %s, %s nats, is a log-probability of binarised pixels; it ranks with no ELBO of grey pixels, whatever their decoder."
                        .formatted(group.name(), group.of("test_elbo"))));
    int finished = done.stream().mapToInt(group -> group.done().size()).sum();
    if (finished < results.size()) {
      sentences.add(
          "%d of %d runs did not finish and are left out."
              .formatted(results.size() - finished, results.size()));
    }
    return new Findings(sentences, tables, List.of());
  }
}
