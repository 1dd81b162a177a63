package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The final figures of an experiment, a row for runs that differ in their seed only. ELBOs of
 * different measures stand in different columns.
 */
final class ResultsTable {
  private final Map<String, RunFacts> facts;

  /**
   * A table of runs.
   *
   * @param facts what is known of each run, by its name
   */
  ResultsTable(Map<String, RunFacts> facts) {
    this.facts = facts;
  }

  Findings.Table of(List<RunResult> results) {
    List<SeedGroup> groups = SeedGroup.of(results);
    TreeSet<String> measures = new TreeSet<>();
    groups.forEach(group -> measures.add(measure(group)));
    List<String> columns = new ArrayList<>(List.of("runs"));
    measures.forEach(measure -> columns.add("test ELBO, " + measure + " (nats)"));
    columns.addAll(
        List.of(
            "test KL (nats)",
            "active units",
            "squared error of the mean, data as they are",
            "seconds"));
    List<List<String>> rows = new ArrayList<>();
    for (SeedGroup group : groups) {
      List<String> row = new ArrayList<>(List.of(group.label()));
      for (String measure : measures) {
        row.add(measure.equals(measure(group)) ? group.of("test_elbo").toString() : "");
      }
      row.add(group.of("test_kl").toString());
      row.add(group.of("active_units").rounded(1));
      row.add(group.of("test_mse").toString());
      row.add(group.of("seconds").rounded(1));
      rows.add(row);
    }
    String seeds =
        groups.stream().anyMatch(group -> group.results().size() > 1)
            ? "Mean ± standard deviation over seeds. "
            : "";
    String apart = measures.size() > 1 ? "ELBOs of different measures or data do not compare." : "";
    return new Findings.Table("Results", columns, rows, (seeds + apart).trim());
  }

  private String measure(SeedGroup group) {
    String seen = group.grey() ? "data as they are" : "binarised data";
    return group.results().stream()
        .map(result -> facts.get(result.spec().runName()))
        .filter(Objects::nonNull)
        .findFirst()
        .map(known -> (known.measure().equals("counting") ? "mass of " : "density of ") + seen)
        .orElse(seen); // all its runs were kept from an earlier session
  }
}
