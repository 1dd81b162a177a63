package io.github.vae4j.experiments.studies.evaluation;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Tells at every quarter of the way how far it is. */
final class Milestones implements IntConsumer {
  private static final int PARTS = 4;

  private final int all;
  private final Consumer<String> lines;
  private final long start = System.nanoTime();
  private int told;

  Milestones(int all, Consumer<String> lines) {
    this.all = all;
    this.lines = lines;
  }

  @Override
  public void accept(int done) {
    int part = (int) ((long) PARTS * done / all);
    if (part > told) {
      told = part;
      lines.accept("  %d of %d (%.0f s)".formatted(done, all, (System.nanoTime() - start) / 1e9));
    }
  }
}
