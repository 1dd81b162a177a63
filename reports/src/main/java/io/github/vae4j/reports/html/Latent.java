package io.github.vae4j.reports.html;

import io.github.vae4j.reports.html.Chart.Kind;
import io.github.vae4j.reports.html.Chart.Series;
import io.github.vae4j.reports.html.LatentCells.Dimension;
import io.github.vae4j.reports.html.LatentCells.Mean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The latent space of runs: the KL of each dimension, posterior means, and walks.
 *
 * @param labelled whether the posterior means are coloured by label
 */
record Latent(Charts kl, Charts means, boolean labelled, List<Walk> walks) {
  private static final int SPOKEN = 5; // bars that the description names
  private static final int MOST_LABELS = 24; // beyond that colours tell nothing

  /** A chart for the first run of each group, and those of its other seeds. */
  record Charts(List<Chart> first, List<Chart> others) {
    Stream<Chart> all() {
      return Stream.concat(first.stream(), others.stream());
    }

    boolean empty() {
      return first.isEmpty() && others.isEmpty();
    }
  }

  static Latent of(List<RunRecord> runs) {
    FirstSeeds withKl =
        FirstSeeds.of(runs.stream().filter(run -> !run.latent().dimensions().isEmpty()).toList());
    FirstSeeds withMeans = FirstSeeds.of(runs.stream().filter(Latent::plane).toList());
    return new Latent(
        new Charts(bars(withKl.first(), "kl-first"), bars(withKl.others(), "kl-others")),
        new Charts(
            scatter(withMeans.first(), "means-first"), scatter(withMeans.others(), "means-others")),
        runs.stream()
            .flatMap(run -> run.latent().means().stream())
            .anyMatch(mean -> !mean.label().isEmpty()),
        Walk.of(runs));
  }

  boolean empty() {
    return kl.empty() && means.empty() && walks.isEmpty();
  }

  Stream<Chart> charts() {
    return Stream.concat(kl.all(), means.all());
  }

  /** Whether there are two components: one would be a line. */
  private static boolean plane(RunRecord run) {
    return run.latent().means().stream()
        .anyMatch(mean -> Double.isFinite(mean.first()) && Double.isFinite(mean.second()));
  }

  private static List<Chart> bars(List<RunRecord> runs, String id) {
    List<Chart> charts = new ArrayList<>();
    for (RunRecord run : runs) {
      List<Dimension> dimensions = run.latent().dimensions();
      List<List<Object>> points = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < dimensions.size(); i++) {
        Dimension dimension = dimensions.get(i);
        points.add(Points.at(i + 1, dimension.kl()));
        texts.add(
            "z%d: KL %s nats, variance of its posterior mean %s"
                .formatted(
                    dimension.number(),
                    Numbers.significant(dimension.kl(), 3),
                    Numbers.significant(dimension.meanVariance(), 2)));
      }
      charts.add(
          new Chart(
              id + charts.size(),
              id,
              Kind.BARS,
              run.name(),
              "Bar chart of the mean KL of each latent dimension of %s over the test data, the largest first: %s"
                  .formatted(
                      run.name(), texts.stream().limit(SPOKEN).collect(Collectors.joining("; "))),
              "latent dimension, the largest KL first",
              "nats",
              0,
              false,
              0,
              List.of(new Series(run.name(), run.group(), run.style(), "", points, texts))));
    }
    return charts;
  }

  private static List<Chart> scatter(List<RunRecord> runs, String id) {
    List<Chart> charts = new ArrayList<>();
    for (RunRecord run : runs) {
      charts.add(
          new Chart(
              id + charts.size(),
              id,
              Kind.SCATTER,
              run.name(),
              "Scatter chart of the posterior means of the first %s test rows of %s along their first two principal components, which hold %s of the variance."
                  .formatted(
                      Numbers.grouped(run.latent().means().size()),
                      run.name(),
                      Numbers.percent(run.latent().share(0) + run.latent().share(1))),
              component(run, 0) + rows(run),
              component(run, 1),
              0,
              false,
              0,
              byLabel(run)));
    }
    return charts;
  }

  /** How many the points are: in the axis, as they are seldom all. */
  private static String rows(RunRecord run) {
    return ", first %s test rows".formatted(Numbers.grouped(run.latent().means().size()));
  }

  private static String component(RunRecord run, int component) {
    double share = run.latent().share(component);
    String name = component == 0 ? "first component" : "second component";
    return Double.isNaN(share) ? name : name + " (" + Numbers.percent(share) + ")";
  }

  /** One series for each label, in their order; one for all where there are none. */
  private static List<Series> byLabel(RunRecord run) {
    Map<String, List<Mean>> labels = new TreeMap<>(Comparator.comparingDouble(Latent::order));
    boolean few = run.latent().means().stream().map(Mean::label).distinct().count() <= MOST_LABELS;
    for (Mean mean : run.latent().means()) {
      labels.computeIfAbsent(few ? mean.label() : "", label -> new ArrayList<>()).add(mean);
    }
    List<Series> series = new ArrayList<>();
    labels.forEach(
        (label, means) -> {
          String name = label.isEmpty() ? run.name() : "label " + label;
          series.add(
              new Series(
                  name,
                  name,
                  label.isEmpty() ? run.style() : series.size(),
                  "",
                  means.stream().map(mean -> Points.rough(mean.first(), mean.second())).toList(),
                  List.of()));
        });
    return series;
  }

  private static double order(String label) {
    double number = Numbers.parse(label);
    return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
  }
}
