package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.experiments.benchmarks.floor.Floor;
import java.time.Duration;

/**
 * How long a process will take, from the machine's rate of matrix products.
 *
 * @param rate operations a second, with one thread
 */
record Estimate(double rate, Effort effort) {
  private static final Duration START = Duration.ofMillis(1800);

  /** A likelihood by itself has no matrix products. */
  private static final Duration ALONE = Duration.ofMillis(1);

  /** From one run of the floor's process. */
  static Estimate measured(Plan plan, Effort effort, Comparison comparison)
      throws InterruptedException {
    Job floor =
        plan.jobs().stream()
            .filter(job -> job.engine().kind() == Engine.Kind.FLOOR)
            .findFirst()
            .orElseThrow();
    double milliseconds = comparison.floorMilliseconds(floor);
    return new Estimate(Floor.flops() / milliseconds * 1e3 / floor.threads(), effort);
  }

  /** The time of a job's process. */
  Duration of(Job job) {
    return START.plus(step(job).multipliedBy(effort.of(job.what(), job.engine().kind()).all()));
  }

  private Duration step(Job job) {
    double flops = job.what().flops(effort.images());
    if (job.engine().kind() == Engine.Kind.FLOOR) {
      flops = Floor.flops();
    } else if (flops == 0) {
      return ALONE;
    }
    double seconds = flops / rate / job.threads() * slowness(job.engine().kind());
    return Duration.ofNanos((long) (1e9 * seconds));
  }

  /** In units of the floor. */
  private static double slowness(Engine.Kind engine) {
    return switch (engine) {
      case FLOOR -> 1;
      case OURS -> 2;
      case LIBTORCH -> 2.7;
      case DL4J -> 9;
    };
  }
}
