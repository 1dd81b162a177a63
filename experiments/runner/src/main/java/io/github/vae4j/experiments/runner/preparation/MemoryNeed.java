package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.vae.DecodedAtOnce;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.experiments.runner.failure.Memory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The least memory that a run can do with, in bytes. Every term is a lower bound: a run that is
 * refused for it could not have been trained, and one that passes may still run out of memory.
 *
 * @param weights parameters, their gradients, and two numbers for each: an optimiser's state, or
 *     the copies that a checkpoint is written from
 * @param step what a training step keeps until its gradients are taken: the outputs of all layers
 * @param evaluation the same of a batch of test rows
 * @param scoring the decoder's outputs of the draws that are scored at once, where rows are
 * @param data the rows, as they are kept
 * @param longestArray numbers in the longest single array
 */
public record MemoryNeed(
    double weights,
    double step,
    double evaluation,
    double scoring,
    double data,
    double longestArray) {
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
  private static final int COPIES = 4;

  /** Nobody has more than this; who asked for it mistyped. */
  private static final double MOST_TO_ALLOW = 64e9;

  /**
   * The need of a run.
   *
   * @param dataDim D
   * @param encoder the head of q(z|x)
   * @param decoder the head of p(x|z)
   * @param drawsOfRow draws of z for each row in a training step
   * @param testRows rows in a batch of test data
   * @param data bytes that all data take which were loaded
   */
  public static MemoryNeed of(
      RunSpec spec,
      int dataDim,
      HeadLayout encoder,
      HeadLayout decoder,
      int drawsOfRow,
      int testRows,
      long data) {
    int latent = spec.get(RunSettings.LATENT);
    List<Integer> hidden = new ArrayList<>(spec.get(RunSettings.HIDDEN));
    Layers inner = Layers.of(dataDim, hidden, encoder.width());
    Collections.reverse(hidden);
    Layers outer = Layers.of(latent, hidden, decoder.width());
    double batch = spec.get(RunSettings.BATCH);
    double draws = batch * drawsOfRow;
    double testDraws = (double) testRows * spec.get(RunSettings.TEST_SAMPLES);
    return new MemoryNeed(
        COPIES * Float.BYTES * (inner.weights() + outer.weights()),
        Float.BYTES * (batch * inner.outputs() + draws * outer.outputs()),
        Float.BYTES * (testRows * inner.outputs() + testDraws * outer.outputs()),
        Float.BYTES * scoredAtOnce(spec, decoder.width()) * outer.outputs(),
        data,
        Math.max(
            Math.max(inner.longest(), outer.longest()),
            Math.max(batch * inner.widest(), Math.max(draws, testDraws) * outer.widest())));
  }

  /** Draws that go through the decoder at once when the test rows are scored; 0 if none are. */
  private static double scoredAtOnce(RunSpec spec, int headWidth) {
    boolean scored =
        spec.get(RunSettings.COMMON_MEASURE_SAMPLES) > 0
            || spec.get(RunSettings.LOG_LIKELIHOOD_SAMPLES) > 0;
    return scored ? DecodedAtOnce.of(ImportanceSampling.AT_ONCE, headWidth) : 0;
  }

  /** The layers of a network in figures, which may be beyond what an int can hold. */
  private record Layers(double weights, double outputs, double longest, double widest) {
    static Layers of(int in, List<Integer> hidden, int out) {
      List<Integer> widths = new ArrayList<>(hidden);
      widths.add(out);
      double weights = 0;
      double outputs = in;
      double longest = 0;
      double widest = in;
      double width = in;
      for (double next : widths) {
        weights += width * next + next;
        outputs += next;
        longest = Math.max(longest, width * next);
        widest = Math.max(widest, next);
        width = next;
      }
      return new Layers(weights, outputs, longest, widest);
    }
  }

  public double total() {
    return beside() + data;
  }

  /** What a run takes that works on data others have loaded, too. */
  public double beside() {
    return weights + Math.max(step, Math.max(evaluation, scoring));
  }

  /**
   * Refuses what cannot be.
   *
   * @param limit bytes that all arrays together may take
   * @param smaller says which smaller network may do; asked only if this one does not
   * @throws InputException with the figures, and what to lower
   */
  public void check(double limit, Supplier<Optional<SmallerHidden>> smaller) {
    if (total() > limit) {
      throw new InputException(
          ("the run needs at least %s of memory, and has %s: %s for the parameters with their"
                  + " gradients and the optimiser's state, %s for a training step, %s for a batch of"
                  + " test rows, %s for scoring them, %s for the data; lower %s%s%s")
              .formatted(
                  Memory.words(total()),
                  Memory.words(limit),
                  Memory.words(weights),
                  Memory.words(step),
                  Memory.words(evaluation),
                  Memory.words(scoring),
                  Memory.words(data),
                  lower(),
                  smaller.get().map(each -> " (" + each.words() + ")").orElse(""),
                  total() > MOST_TO_ALLOW
                      ? ""
                      : ", or allow more: " + Memory.allowMore(2 * total())));
    }
    if (longestArray > LONGEST_ARRAY) {
      throw new InputException(
          "the run needs an array of %.3g numbers, and Java's have at most %d; lower %s"
              .formatted(longestArray, LONGEST_ARRAY, lower()));
    }
  }

  /** The settings that the largest part comes from. */
  private String lower() {
    if (data >= Math.max(weights, beside() - weights)) {
      return "the number of rows";
    }
    if (weights >= beside() - weights || scoring > Math.max(step, evaluation)) {
      return "--hidden or --latent";
    }
    return step >= evaluation
        ? "--batch, --samples, objective.k, --hidden or --latent"
        : "--test-samples, --hidden or --latent";
  }
}
