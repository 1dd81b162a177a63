package io.github.vae4j.core.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Arrays kept for reuse, by size class: a step needs the same arrays as the step before it. An
 * array taken from the pool holds whatever was in it. Safe for use by several threads.
 */
public final class BufferPool {
  private final Map<Integer, ArrayDeque<float[]>> free = new HashMap<>();

  /** An array of at least {@code size} elements, with unspecified contents. */
  public synchronized float[] take(int size) {
    int length = sizeClass(size);
    ArrayDeque<float[]> arrays = free.get(length);
    if (arrays == null || arrays.isEmpty()) {
      return new float[length];
    }
    return arrays.pop();
  }

  /** Gives an array back; the caller must not touch it any more. */
  public synchronized void give(float[] array) {
    free.computeIfAbsent(array.length, length -> new ArrayDeque<>()).push(array);
  }

  /** Eight classes to a doubling: an array is at most an eighth larger than asked for. */
  static int sizeClass(int size) {
    if (size <= 16) {
      return 16;
    }
    int step = Integer.highestOneBit(size - 1) >>> 3;
    step = Math.max(step, 1);
    return (int) Math.min(Integer.MAX_VALUE - 8L, ((size - 1L) / step + 1) * step);
  }
}
