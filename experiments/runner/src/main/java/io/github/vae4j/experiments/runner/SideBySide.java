package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;

/** Carries out runs, one on each device at a time. */
final class SideBySide {
  private SideBySide() {}

  /**
   * Begins the runs in order, each as soon as a device is free.
   *
   * @param work a run on one device; it must throw nothing but what is to stop all the others
   * @return the results in the order of the runs; none of runs that an interruption kept from
   *     beginning
   */
  static List<RunResult> carryOut(
      List<PreparedRun> runs,
      Execution execution,
      BiFunction<PreparedRun, Execution, RunResult> work) {
    return execution.devices().size() == 1
        ? inOrder(runs, execution, work)
        : atOnce(runs, execution, work);
  }

  private static List<RunResult> inOrder(
      List<PreparedRun> runs,
      Execution execution,
      BiFunction<PreparedRun, Execution, RunResult> work) {
    List<RunResult> results = new ArrayList<>();
    for (PreparedRun run : runs) {
      if (execution.interruption().requested()) {
        break;
      }
      results.add(work.apply(run, execution));
    }
    return results;
  }

  private static List<RunResult> atOnce(
      List<PreparedRun> runs,
      Execution execution,
      BiFunction<PreparedRun, Execution, RunResult> work) {
    BlockingQueue<Device> free = new LinkedBlockingQueue<>(execution.devices());
    ExecutorService threads = Executors.newFixedThreadPool(execution.devices().size());
    try {
      List<Future<List<RunResult>>> futures = new ArrayList<>();
      for (PreparedRun run : runs) {
        futures.add(
            threads.submit(
                () -> {
                  if (execution.interruption().requested()) {
                    return List.of();
                  }
                  Device device = free.take();
                  try {
                    return List.of(work.apply(run, execution.on(device)));
                  } catch (Throwable e) {
                    execution.interruption().request(); // nothing more can be recorded
                    throw e;
                  } finally {
                    free.add(device);
                  }
                }));
      }
      return collect(futures);
    } finally {
      threads.shutdown();
    }
  }

  /** All are waited for, also after a failure, so that no run is at work when this returns. */
  private static List<RunResult> collect(List<Future<List<RunResult>>> futures) {
    List<RunResult> results = new ArrayList<>();
    RuntimeException failure = null;
    for (Future<List<RunResult>> future : futures) {
      try {
        results.addAll(future.get());
      } catch (ExecutionException e) {
        failure = failure == null ? unwrapped(e) : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while runs were at work", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return results;
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(e.getCause());
  }
}
