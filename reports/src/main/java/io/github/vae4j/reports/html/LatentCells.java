package io.github.vae4j.reports.html;

import io.github.vae4j.reports.files.CsvFile;
import io.github.vae4j.reports.files.OutputFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run's files tell of its latent space; each list is empty where there is no such file.
 *
 * @param dimensions of {@code kl_dimensions.csv}, the largest KL first
 * @param means of {@code latent.csv}
 * @param variances along the principal components, largest first
 */
record LatentCells(List<Dimension> dimensions, List<Mean> means, List<Double> variances) {
  static final LatentCells NONE = new LatentCells(List.of(), List.of(), List.of());

  /** One latent dimension, counted from 1. */
  record Dimension(int number, double kl, double meanVariance) {}

  /**
   * The posterior mean of one test row.
   *
   * @param label of the row, or empty
   */
  record Mean(String row, String label, double first, double second) {}

  static LatentCells read(OutputFolder folder, String run) {
    return new LatentCells(
        rows(folder.table(run, "kl_dimensions")).stream()
            .map(
                row ->
                    new Dimension(
                        row.whole("dimension"), row.number("kl"), row.number("mean_variance")))
            .toList(),
        rows(folder.table(run, "latent")).stream()
            .map(
                row ->
                    new Mean(
                        row.text("row"), row.text("label"), row.number("pc1"), row.number("pc2")))
            .toList(),
        rows(folder.table(run, "latent_components")).stream()
            .map(row -> row.number("variance"))
            .toList());
  }

  private static List<CsvRow> rows(Path file) {
    return Files.isRegularFile(file)
        ? CsvFile.read(file).stream().map(CsvRow::new).toList()
        : List.of();
  }

  /** The share of the variance of all components that one of them has; NaN if there is none. */
  double share(int component) {
    double total = variances.stream().mapToDouble(Double::doubleValue).sum();
    return component < variances.size() && total > 0
        ? variances.get(component) / total
        : Double.NaN;
  }

  /** The share of the commonest label among the rows that have one; NaN if none has. */
  double largestClass() {
    Map<String, Long> counts =
        means.stream()
            .filter(mean -> !mean.label().isEmpty())
            .collect(Collectors.groupingBy(Mean::label, Collectors.counting()));
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return all == 0
        ? Double.NaN
        : (double) counts.values().stream().mapToLong(Long::longValue).max().orElse(0) / all;
  }
}
