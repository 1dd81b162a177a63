package io.github.vae4j.experiments.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Runs all processes of a plan, round after round, and says how it goes. */
record Comparison(
    Plan plan, Effort effort, Preparation preparation, Commands commands, PrintWriter console) {
  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(2);

  /** How many times the estimate a process may take. */
  private static final int PATIENCE = 10;

  Measurements run(Estimate estimate) throws InterruptedException {
    Measurements measurements = new Measurements(effort);
    for (int round = 0; round < effort.rounds(); round++) {
      List<Job> jobs = Interleaving.round(plan.groups(), round);
      for (int i = 0; i < jobs.size(); i++) {
        Job job = jobs.get(i);
        Outcome outcome = run(job, estimate);
        measurements.add(job, outcome);
        console.printf(
            "round %d/%d  %2d/%d  %-22s %-16s %d thr.  %s%n",
            round + 1,
            effort.rounds(),
            i + 1,
            jobs.size(),
            job.engine().kind() == Engine.Kind.FLOOR ? "2000³ sgemm" : job.what().name(),
            job.engine().name(),
            job.threads(),
            said(job, outcome));
        console.flush();
      }
    }
    return measurements;
  }

  /** The time of one product of the floor. */
  double floorMilliseconds(Job floor) throws InterruptedException {
    Measurements one = new Measurements(effort);
    Outcome outcome = process(floor, LEAST_PATIENCE).run();
    if (outcome instanceof Outcome.Failed) {
      throw new IllegalStateException("the floor cannot be measured: " + outcome);
    }
    one.add(floor, outcome);
    return one.median(floor, 0);
  }

  private EngineProcess process(Job job, Duration patience) {
    return new EngineProcess(
        commands.of(job, preparation.task(job)), commands.environment(job), patience);
  }

  /** Runs one process of a job. */
  Outcome run(Job job, Estimate estimate) throws InterruptedException {
    Duration patience = estimate.of(job).multipliedBy(PATIENCE);
    return process(job, patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience).run();
  }

  private String said(Job job, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return "FAILED: " + failed.reason() + "\n  " + String.join("\n  ", failed.lastLines());
    }
    Measurements one = new Measurements(effort);
    one.add(job, outcome);
    return "%.3g ms".formatted(one.median(job, 0));
  }

  /** How long all of it will take. */
  Duration total(Estimate estimate) {
    return plan.jobs().stream()
        .map(estimate::of)
        .reduce(Duration.ZERO, Duration::plus)
        .multipliedBy(effort.rounds());
  }
}
