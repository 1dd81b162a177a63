package io.github.vae4j.experiments.studies.comparison;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.experiments.studies.SeedGroup;
import io.github.vae4j.experiments.studies.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to train on grey values by the Bernoulli formula, without the normaliser C(λ) of
 * the density that it is part of (Loaiza-Ganem, Cunningham, 2019, section 3). Exactly, on the draws
 * of the test ELBO,
 *
 * <pre>
 * ELBO − E_q[Σ log C(λ)] = what the practice maximises and often prints as an ELBO, nats of nothing
 * </pre>
 *
 * and, row by row, the ELBO of the same density trained with its normaliser less the ELBO that the
 * practice comes to.
 */
public final class NormaliserCost {
  private static final String PRACTICE = "bernoulli-on-grey";
  private static final String DENSITY = "continuous-bernoulli";
  private static final String NORMALISER = "log_normaliser";

  private NormaliserCost() {}

  /**
   * What follows; no findings unless somebody insists on the practice.
   *
   * @param random of the bootstrap
   */
  public static Findings findings(List<SeedGroup> groups, RandomStream random) {
    List<SeedGroup> practice = of(groups, PRACTICE);
    if (practice.isEmpty()) {
      return Findings.none();
    }
    List<SeedGroup> concerned = new ArrayList<>(practice);
    concerned.addAll(of(groups, DENSITY));
    List<String> sentences = new ArrayList<>();
    for (SeedGroup group : practice) {
      sentences.add(
          ("%s was trained without the normaliser of its density, Σ log C(λ) of %s nats a row. What"
                  + " it maximised, %s, is no log-probability; its test ELBO, with the normaliser,"
                  + " is %s nats.")
              .formatted(
                  group.name(), group.of(NORMALISER), without(group), group.of("test_elbo")));
    }
    Contest contest = new Contest("test ELBO of the continuous Bernoulli density", "nats", 2, 0.05);
    Findings pairs =
        new CommonScores("elbo", 1, contest, Unranked.NOT_SCORED).findings(concerned, random);
    sentences.addAll(pairs.sentences());
    List<Findings.Table> tables = new ArrayList<>();
    tables.add(table(concerned));
    pairs.tables().stream().skip(1).forEach(tables::add); // the first repeats the ELBOs
    return new Findings(sentences, tables, List.of());
  }

  private static Findings.Table table(List<SeedGroup> groups) {
    return new Findings.Table(
        "What the missing normaliser costs",
        List.of(
            "runs",
            "Bernoulli formula − KL (no log-probability)",
            "Σ log C(λ) (nats)",
            "test ELBO, density of grey pixels (nats)"),
        groups.stream()
            .map(
                group ->
                    List.of(
                        group.name(),
                        without(group),
                        group.of(NORMALISER).toString(),
                        group.of("test_elbo").toString()))
            .toList(),
        "The first column is what %s maximises, with a KL of weight 1; it and Σ log C(λ) add up to"
                .formatted(PRACTICE)
            + " the ELBO, on the same draws. Only the last column ranks. Squared errors are of the"
            + " density's mean E[x|z], which is paler than the λ that the practice shows.");
  }

  private static String without(SeedGroup group) {
    return Spread.of(
            group.done().stream()
                .mapToDouble(
                    run ->
                        run.metrics().getOrDefault("test_elbo", Double.NaN)
                            - run.metrics().getOrDefault(NORMALISER, Double.NaN))
                .toArray())
        .toString();
  }

  private static List<SeedGroup> of(List<SeedGroup> groups, String likelihood) {
    return groups.stream()
        .filter(
            group ->
                group
                    .results()
                    .get(0)
                    .spec()
                    .asMap()
                    .getOrDefault("likelihood", "")
                    .equals(likelihood))
        .toList();
  }
}
