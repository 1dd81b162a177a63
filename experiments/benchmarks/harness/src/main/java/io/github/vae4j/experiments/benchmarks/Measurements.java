package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.experiments.benchmarks.floor.Floor;
import io.github.vae4j.experiments.benchmarks.protocol.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all processes reported so far. */
final class Measurements {
  private final Effort effort;
  private final Map<Job, List<Outcome>> outcomes = new LinkedHashMap<>();

  Measurements(Effort effort) {
    this.effort = effort;
  }

  /** Adds the next round of a job. */
  void add(Job job, Outcome outcome) {
    outcomes.computeIfAbsent(job, key -> new ArrayList<>()).add(outcome);
  }

  /** One row for each job but the floor's, in the order they first ran in, cases together. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Job job : outcomes.keySet()) {
      if (job.engine().kind() != Engine.Kind.FLOOR) {
        rows.add(row(job));
      }
    }
    return rows;
  }

  /** The row of a job. */
  private Row row(Job job) {
    List<Report> reports = reports(job);
    Map<Engine.Kind, Double> ratios = new EnumMap<>(Engine.Kind.class);
    for (Engine.Kind other : List.of(Engine.Kind.LIBTORCH, Engine.Kind.DL4J, Engine.Kind.FLOOR)) {
      ratios.put(other, ratio(job, other));
    }
    return new Row(
        job,
        reports.isEmpty() ? "" : reports.get(0).version(),
        Quantiles.of(reports.stream().flatMap(report -> timed(job, report).stream()).toList()),
        ratios,
        reports.stream().mapToDouble(Report::peakMegabytes).max().orElse(Double.NaN),
        Quantiles.of(reports.stream().map(Report::firstStepSeconds).toList()).median(),
        reports.stream()
            .mapToDouble(report -> loss(job, report).last())
            .average()
            .orElse(Double.NaN),
        trouble(job),
        failure(job).map(Outcome.Failed::lastLines).orElse(List.of()));
  }

  private String trouble(Job job) {
    Optional<Outcome.Failed> failure = failure(job);
    if (failure.isPresent()) {
      return failure.get().reason();
    }
    for (int round = 0; round < outcomes(job).size(); round++) {
      Agreement agreement = agreement(job, round);
      Agreement.Loss loss = report(job, round).map(report -> loss(job, report)).orElseThrow();
      if (!agreement.holds(loss)) {
        return "loss %.4g differs from %.4g by more than %.2g"
            .formatted(loss.last(), agreement.expected(), agreement.tolerance(loss));
      }
    }
    return "";
  }

  private Optional<Outcome.Failed> failure(Job job) {
    return outcomes(job).stream()
        .filter(Outcome.Failed.class::isInstance)
        .map(Outcome.Failed.class::cast)
        .findFirst();
  }

  /** The losses of all engines of a job's case in a round. */
  private Agreement agreement(Job job, int round) {
    return Agreement.of(
        job.what(),
        outcomes.keySet().stream()
            .filter(
                other ->
                    other.what().equals(job.what())
                        && other.threads() == job.threads()
                        && other.engine().kind() != Engine.Kind.FLOOR)
            .flatMap(other -> report(other, round).stream().map(found -> loss(other, found)))
            .toList());
  }

  private Agreement.Loss loss(Job job, Report report) {
    return Agreement.Loss.of(report, effort.commonSteps(job.what()));
  }

  /** The median over the rounds of this engine's median by the other's of the same round. */
  private double ratio(Job job, Engine.Kind other) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < outcomes(job).size(); round++) {
      ratios.add(
          other == Engine.Kind.FLOOR
              ? median(job, round) / floor(job, round)
              : median(job, round) / median(job, other, round));
    }
    return Quantiles.of(ratios).median();
  }

  /** The floor of a case: its operations at the rate measured in the same round. */
  private double floor(Job job, int round) {
    double flops = job.what().flops(effort.images());
    return flops == 0 ? Double.NaN : flops / Floor.flops() * floorMedian(job.threads(), round);
  }

  private double floorMedian(int threads, int round) {
    return outcomes.keySet().stream()
        .filter(job -> job.engine().kind() == Engine.Kind.FLOOR && job.threads() == threads)
        .mapToDouble(job -> median(job, round))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The rate of matrix products with that many threads, in operations a second. */
  double floorRate(int threads) {
    List<Double> medians = new ArrayList<>();
    for (int round = 0; round < effort.rounds(); round++) {
      medians.add(floorMedian(threads, round));
    }
    return Floor.flops() / Quantiles.of(medians).median() * 1e3;
  }

  private double median(Job job, Engine.Kind kind, int round) {
    return outcomes.keySet().stream()
        .filter(
            other ->
                other.what().equals(job.what())
                    && other.threads() == job.threads()
                    && other.engine().kind() == kind)
        .mapToDouble(other -> median(other, round))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The median of a job in a round; NaN if it failed. */
  double median(Job job, int round) {
    return report(job, round)
        .map(report -> Quantiles.of(timed(job, report)).median())
        .orElse(Double.NaN);
  }

  /** The times that count. */
  private List<Double> timed(Job job, Report report) {
    int warmUp = effort.of(job.what(), job.engine().kind()).warmUp();
    return report.steps().stream()
        .skip(warmUp)
        .map(Report.Step::milliseconds)
        .filter(milliseconds -> !milliseconds.isNaN())
        .toList();
  }

  private List<Report> reports(Job job) {
    List<Report> reports = new ArrayList<>();
    for (int round = 0; round < outcomes(job).size(); round++) {
      report(job, round).ifPresent(reports::add);
    }
    return reports;
  }

  private Optional<Report> report(Job job, int round) {
    List<Outcome> own = outcomes(job);
    return round < own.size() && own.get(round) instanceof Outcome.Done done
        ? Optional.of(done.report())
        : Optional.empty();
  }

  private List<Outcome> outcomes(Job job) {
    return outcomes.getOrDefault(job, List.of());
  }
}
