package io.github.vae4j.experiments.benchmarks.protocol;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The training of an engine that is called for each step, on batches of rows in shuffled order. */
public final class Training {
  private final Task task;
  private final int[] order;
  private final SplittableRandom random = new SplittableRandom(Task.SEED);
  private int position;

  /** A step of training. */
  @FunctionalInterface
  public interface Step {
    /** Trains on those rows; returns the loss, a mean over them in nats. */
    double train(int... rows);
  }

  public Training(Task task, int rows) {
    this.task = task;
    this.order = new int[rows];
    Arrays.setAll(order, i -> i);
    this.position = rows;
  }

  /** Does all steps. */
  public Recorder run(Step step) {
    Recorder recorder = new Recorder(task);
    while (!recorder.enough()) {
      int[] rows = next();
      recorder.begin();
      recorder.end(step.train(rows));
    }
    return recorder;
  }

  private int[] next() {
    if (position + task.batch() > order.length) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
      position = 0;
    }
    position += task.batch();
    return Arrays.copyOfRange(order, position - task.batch(), position);
  }
}
