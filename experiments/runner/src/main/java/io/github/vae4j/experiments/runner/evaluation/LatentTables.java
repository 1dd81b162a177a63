package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.run.NumberTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The latent space in numbers, as the report draws them. */
final class LatentTables {
  private LatentTables() {}

  /**
   * {@code kl_dimensions}: {@code dimension} from 1, its mean {@code kl} over the test rows in
   * nats, and {@code mean_variance}, that of the posterior mean over the rows; the largest KL
   * first.
   */
  static Optional<NumberTable> klOfDimensions(LatentSpace space) {
    return space
        .kl()
        .map(
            kl ->
                new NumberTable(
                    "kl_dimensions",
                    List.of("dimension", "kl", "mean_variance"),
                    IntStream.range(0, kl.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer j) -> kl[j]).reversed())
                        .map(j -> new double[] {j + 1, kl[j], space.variance()[j]})
                        .toArray(double[][]::new)));
  }

  /**
   * {@code latent}: for the first test rows, {@code row} from 0, its {@code label} where there is
   * one, and the posterior mean's first principal components {@code pc1} and {@code pc2}.
   */
  static NumberTable means(PrincipalComponents components, Optional<int[]> classes) {
    double[][] rows = new double[components.rows()][];
    for (int i = 0; i < rows.length; i++) {
      int row = i;
      double label = classes.map(all -> (double) all[row]).orElse(Double.NaN);
      rows[i] = new double[] {i, label, components.of(i, 0), components.of(i, 1)};
    }
    return new NumberTable("latent", List.of("row", "label", "pc1", "pc2"), rows);
  }

  /** {@code latent_components}: the {@code variance} along each principal component. */
  static NumberTable components(PrincipalComponents components) {
    double[] variances = components.variances();
    double[][] rows = new double[variances.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i + 1, variances[i]};
    }
    return new NumberTable("latent_components", List.of("component", "variance"), rows);
  }
}
