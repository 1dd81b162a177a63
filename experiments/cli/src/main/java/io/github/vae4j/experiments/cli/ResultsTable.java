package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Terms;
import io.github.vae4j.experiments.studies.SeedGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The final figures of an experiment, a row for runs that differ in their seed only. ELBOs of
 * different measures stand in different columns, and a cell says why it has none; figures that rest
 * on a sampled KL are marked; runs that are not done have a row and a status, and no figures.
 */
final class ResultsTable {
  private static final String SAMPLED = "*";
  private static final Map<String, String> KINDS =
      Map.of(
          "counting",
          "mass of ",
          "lebesgue",
          "density of ",
          "mixed",
          "mass of some columns and density of others, ");

  private final List<RunSpec> runs;
  private final Map<String, RunFacts> facts;

  /**
   * A table of runs.
   *
   * @param runs of the experiment
   * @param facts what is known of each run, by its name
   */
  ResultsTable(List<RunSpec> runs, Map<String, RunFacts> facts) {
    this.runs = runs;
    this.facts = facts;
  }

  Findings.Table of(List<RunResult> results) {
    List<SeedGroup> groups = SeedGroup.of(runs, results);
    boolean allDone = results.stream().allMatch(result -> result.status() == RunStatus.DONE);
    TreeSet<String> measures = new TreeSet<>();
    groups.stream().filter(ResultsTable::figures).forEach(group -> measures.add(measure(group)));
    List<String> columns = new ArrayList<>(List.of("runs"));
    if (!allDone) {
      columns.add("status");
    }
    measures.forEach(measure -> columns.add("test ELBO, " + measure + " (nats)"));
    if (!measures.isEmpty()) {
      columns.addAll(
          List.of(
              "test KL (nats)",
              "active units",
              "squared error of the mean, data as they are",
              "seconds of training"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (SeedGroup group : groups) {
      List<String> row = new ArrayList<>(List.of(group.name()));
      if (!allDone) {
        row.add(status(group));
      }
      row.addAll(figures(group) ? figures(group, measures) : blank(columns.size() - row.size()));
      rows.add(row);
    }
    return new Findings.Table("Results", columns, rows, note(groups, measures.size()));
  }

  private static boolean figures(SeedGroup group) {
    return !group.done().isEmpty();
  }

  private static List<String> blank(int cells) {
    return Collections.nCopies(cells, "");
  }

  private List<String> figures(SeedGroup group, Set<String> measures) {
    String mark = sampled(group) ? SAMPLED : "";
    List<String> cells = new ArrayList<>();
    for (String measure : measures) {
      String own = measure(group);
      cells.add(measure.equals(own) ? group.of("test_elbo") + mark : whyNot(own, measure));
    }
    cells.add(group.of("test_kl") + mark);
    cells.add(group.of("active_units").rounded(1));
    cells.add(group.of("test_mse").toString());
    cells.add(group.of("seconds").rounded(1));
    return cells;
  }

  /** What it is instead: "no: mass"; where that is the same, it is so of other data. */
  private static String whyNot(String own, String column) {
    int end = own.indexOf(" of ");
    String kind = end < 0 ? own : own.substring(0, end);
    return "no: " + (column.startsWith(kind) ? "other data" : kind);
  }

  /** "diverged"; "1 done, 1 diverged". */
  private static String status(SeedGroup group) {
    Map<RunStatus, Long> counts =
        group.results().stream()
            .collect(
                Collectors.groupingBy(
                    RunResult::status,
                    () -> new EnumMap<>(RunStatus.class),
                    Collectors.counting()));
    return counts.size() == 1
        ? group.results().get(0).status().toString()
        : counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String note(List<SeedGroup> groups, int measures) {
    List<String> notes = new ArrayList<>();
    if (groups.stream().anyMatch(group -> group.done().size() > 1)) {
      notes.add("Mean ± standard deviation over seeds.");
    }
    if (measures > 1) {
      notes.add("ELBOs of different measures or data do not compare.");
    }
    if (groups.stream().anyMatch(ResultsTable::sampled)) {
      notes.add(
          SAMPLED
              + " The KL has no closed form: it is sampled, and so is the ELBO that contains it.");
    }
    if (measures > 0) {
      notes.add(
          "Active units: dimensions of z whose mean varies over the test rows by more than 0.01"
              + " (variance; Burda et al., 2016). Squared error: of the decoder's mean at the mean"
              + " of q(z|x).");
    }
    if (groups.stream().anyMatch(ResultsTable::idleThoughCostly)) {
      notes.add(
          "No or hardly a unit active beside a KL above 1 nat: the threshold of 0.01 is absolute,"
              + " and means that vary less carry information where q(z|x) is narrower still; or"
              + " q(z|x) differs from the prior alike for all rows.");
    }
    return String.join(" ", notes);
  }

  /** A KL far from 0, and active units near it: less than one in the mean over seeds. */
  private static boolean idleThoughCostly(SeedGroup group) {
    return group.of("test_kl").mean() > 1 && group.of("active_units").mean() < 1;
  }

  private static boolean sampled(SeedGroup group) {
    return group.done().stream()
        .flatMap(result -> result.lastTestTerms().stream())
        .anyMatch(Terms::klSampled);
  }

  private String measure(SeedGroup group) {
    String seen = group.grey() ? "data as they are" : "binarised data";
    return group.results().stream()
        .map(result -> facts.get(result.spec().runName()))
        .filter(Objects::nonNull)
        .findFirst()
        .map(known -> KINDS.getOrDefault(known.measure(), "log-probability of ") + seen)
        .orElse(seen); // all its runs were kept from an earlier session
  }
}
