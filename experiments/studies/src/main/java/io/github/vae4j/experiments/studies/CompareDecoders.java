package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.Experiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gaussian decoders of fixed and of learned σ against a Bernoulli decoder. The Gaussians learn from
 * grey pixels, the Bernoulli from pixels binarised anew at every visit: their ELBOs are nats of
 * different measures and stand in different columns. Side by side stands what means the same for
 * all: the KL, the active units, and the squared error of the decoder's mean on the grey pixels.
 */
public final class CompareDecoders implements Experiment {
  private static final List<Decoder> DECODERS =
      List.of(
          new Decoder("gaussian-fixed", "none"),
          new Decoder("gaussian-learned", "none"),
          new Decoder("bernoulli", "dynamic"));

  private record Decoder(String likelihood, String binarize) {}

  private final RunSpec common;
  private final List<Long> seeds;

  /**
   * The comparison on given settings.
   *
   * @param common everything but likelihood, binarisation and seed
   */
  public CompareDecoders(RunSpec common, List<Long> seeds) {
    this.common = common;
    this.seeds = List.copyOf(seeds);
  }

  @Override
  public ExperimentInfo info() {
    return new ExperimentInfo(
        "compare",
        "Should the decoder be Gaussian, with a fixed or a learned σ, or Bernoulli?",
        List.of(
            "Kingma, Welling, 2014, Auto-Encoding Variational Bayes",
            "Rybkin, Daniilidis, Levine, 2021, Simple and Effective VAE Training with Calibrated"
                + " Decoders"));
  }

  @Override
  public List<RunSpec> runs() {
    List<RunSpec> runs = new ArrayList<>();
    for (Decoder decoder : DECODERS) {
      for (long seed : seeds) {
        runs.add(
            common
                .with("likelihood", decoder.likelihood())
                .with("binarize", decoder.binarize())
                .with("seed", seed));
      }
    }
    return runs;
  }

  @Override
  public Findings conclude(List<RunResult> results) {
    List<Group> groups = Group.of(results);
    return new Findings(sentences(groups, results.size()), List.of(table(groups)), List.of());
  }

  private static List<String> sentences(List<Group> groups, int runs) {
    List<String> sentences = new ArrayList<>();
    groups.stream()
        .min(Comparator.comparingDouble(group -> group.of("test_mse").mean()))
        .ifPresent(
            best -> {
              for (Group other : groups) {
                if (!other.label().equals(best.label())) {
                  sentences.add(error(best, other));
                }
              }
            });
    List<Group> grey = groups.stream().filter(group -> group.binarize().equals("none")).toList();
    if (grey.size() == 2) {
      Group first = grey.get(0);
      Group second = grey.get(1);
      sentences.add(
          ("In log-density of the grey pixels, %s has a test ELBO of %s nats and %s of %s nats. A"
                  + " density may be positive, and grows without bound where pixels hardly vary.")
              .formatted(
                  first.label(), first.of("test_elbo"), second.label(), second.of("test_elbo")));
    }
    groups.stream()
        .filter(group -> !group.binarize().equals("none"))
        .forEach(
            group ->
                sentences.add(
                    ("The test ELBO of %s, %s nats, is a log-probability of binarised pixels: it"
                            + " cannot be ranked with those densities.")
                        .formatted(group.label(), group.of("test_elbo"))));
    int done = groups.stream().mapToInt(group -> group.results().size()).sum();
    if (done < runs) {
      sentences.add("%d of %d runs did not finish and are left out.".formatted(runs - done, runs));
    }
    return sentences;
  }

  private static String error(Group best, Group other) {
    Summary a = best.of("test_mse");
    Summary b = other.of("test_mse");
    boolean apart = a.max() < b.min() && a.count() > 1;
    return apart
        ? "The mean of %s is closer to the grey test images than that of %s in every seed: squared error %s against %s."
            .formatted(best.label(), other.label(), a, b)
        : "The squared errors of %s (%s) and %s (%s) on the grey test images are not told apart by %d seed%s."
            .formatted(best.label(), a, other.label(), b, a.count(), a.count() == 1 ? "" : "s");
  }

  private static Findings.Table table(List<Group> groups) {
    List<List<String>> rows = new ArrayList<>();
    for (Group group : groups) {
      boolean grey = group.binarize().equals("none");
      String elbo = group.of("test_elbo").toString();
      rows.add(
          List.of(
              group.label(),
              grey ? elbo : "",
              grey ? "" : elbo,
              group.of("test_kl").toString(),
              group.of("active_units").rounded(1),
              group.of("test_mse").toString(),
              group.of("seconds").rounded(1)));
    }
    return new Findings.Table(
        "Decoders compared",
        List.of(
            "likelihood",
            "test ELBO, density of grey pixels (nats)",
            "test ELBO, mass of binary pixels (nats)",
            "test KL (nats)",
            "active units",
            "squared error of the mean on grey pixels",
            "seconds"),
        rows,
        "Mean ± standard deviation over seeds. The two ELBO columns are of different measures on"
            + " different data and do not compare.");
  }

  /** The finished runs of one likelihood. */
  private record Group(String label, String binarize, List<RunResult> results) {
    static List<Group> of(List<RunResult> results) {
      Map<String, Group> groups = new TreeMap<>();
      for (RunResult result : results) {
        if (result.status() == RunStatus.DONE) {
          String binarize = result.spec().asMap().getOrDefault("binarize", "none");
          groups
              .computeIfAbsent(
                  result.spec().label(), label -> new Group(label, binarize, new ArrayList<>()))
              .results()
              .add(result);
        }
      }
      return List.copyOf(groups.values());
    }

    Summary of(String metric) {
      return Summary.of(
          results.stream()
              .mapToDouble(result -> result.metrics().getOrDefault(metric, Double.NaN))
              .toArray());
    }
  }

  /** Mean, spread and range of a few figures. */
  private record Summary(int count, double mean, double deviation, double min, double max) {
    static Summary of(double[] values) {
      double mean = 0;
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        mean += value / values.length;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      double deviation = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
      return new Summary(values.length, mean, deviation, min, max);
    }

    @Override
    public String toString() {
      return rounded(2);
    }

    String rounded(int digits) {
      String number = "%." + digits + "f";
      return Double.isNaN(deviation)
          ? String.format(Locale.ROOT, number, mean)
          : String.format(Locale.ROOT, number + " ± " + number, mean, deviation);
    }
  }
}
