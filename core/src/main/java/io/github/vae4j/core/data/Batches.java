package io.github.vae4j.core.data;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The batches of an epoch: a fresh uniformly drawn order of all rows, cut into pieces of B, the
 * last of which may be smaller. An epoch's order is a pure function of the stream and the epoch's
 * number, so a resumed run sees the batches of one never stopped.
 */
public final class Batches {
  private final int rows;
  private final int size;
  private final RandomStream stream;

  private Batches(int rows, int size, RandomStream stream) {
    this.rows = rows;
    this.size = size;
    this.stream = stream;
  }

  /**
   * Shuffled batches for training.
   *
   * @param rows how many rows the training data have
   * @param size B, at least 1
   * @param stream the run's stream for batches; it is split, never drawn from
   * @throws InputException if B is larger than the data
   */
  public static Batches shuffled(int rows, int size, RandomStream stream) {
    requirePositive(size);
    if (size > rows) {
      throw new InputException(
          "a batch of %d rows is larger than the training data of %d; choose --batch %d or less"
              .formatted(size, rows, rows));
    }
    return new Batches(rows, size, stream);
  }

  /** Rows 0 … rows−1 in order, cut into pieces of B and a smaller last one: for evaluation. */
  public static List<int[]> inOrder(int rows, int size) {
    requirePositive(size);
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    return cut(order, size);
  }

  /** Batches in an epoch. */
  public int perEpoch() {
    return (rows + size - 1) / size;
  }

  /** The rows of each batch of that epoch. */
  public List<int[]> epoch(long epoch) {
    return cut(stream.split(epoch).permutation(rows), size);
  }

  private static List<int[]> cut(int[] order, int size) {
    List<int[]> pieces = new ArrayList<>();
    for (int from = 0; from < order.length; from += size) {
      pieces.add(Arrays.copyOfRange(order, from, Math.min(order.length, from + size)));
    }
    return pieces;
  }

  private static void requirePositive(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a batch of " + size + " rows; expected at least 1");
    }
  }
}
