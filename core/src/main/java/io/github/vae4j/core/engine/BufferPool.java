package io.github.vae4j.core.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Arrays kept for reuse, by size class: a step needs the same arrays as the step before it. An
 * array taken from the pool holds whatever was in it. Safe for use by several threads.
 */
public final class BufferPool {
  private static final int SMALLEST = 16;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final Map<Integer, ArrayDeque<float[]>> free = new HashMap<>();
  private long allocated;
  private long taken;

  /** An array of at least {@code size} elements, with unspecified contents. */
  public synchronized float[] take(int size) {
    int length = sizeClass(size);
    ArrayDeque<float[]> arrays = free.get(length);
    float[] array;
    if (arrays == null || arrays.isEmpty()) {
      array = allocate(length);
      allocated += length;
    } else {
      array = arrays.pop();
    }
    taken += length;
    return array;
  }

  /** An array of exactly {@code size} elements that is not the pool's, and not to be given back. */
  public synchronized float[] outside(int size) {
    return allocate(size);
  }

  /** If memory is short, what is kept for other sizes makes room. */
  private float[] allocate(int length) {
    try {
      return new float[length];
    } catch (OutOfMemoryError e) {
      if (free.isEmpty()) {
        throw e;
      }
      clear();
      return new float[length];
    }
  }

  /** Lets go of all arrays that are kept; those in use stay. */
  public synchronized void clear() {
    free.values().forEach(kept -> kept.forEach(array -> allocated -= array.length));
    free.clear();
  }

  /** Gives an array back; the caller must not touch it any more. */
  public synchronized void give(float[] array) {
    taken -= array.length;
    free.computeIfAbsent(array.length, length -> new ArrayDeque<>()).push(array);
  }

  /** How many elements all arrays together hold, those in use and those kept. */
  public synchronized long allocated() {
    return allocated;
  }

  /** How many elements the arrays in use hold. */
  public synchronized long taken() {
    return taken;
  }

  /** Eight classes to a doubling: an array is at most an eighth larger than asked for. */
  static int sizeClass(int size) {
    if (size <= SMALLEST) {
      return SMALLEST;
    }
    int step = Integer.highestOneBit(size - 1) >>> 3;
    return (int) Math.min(LARGEST, ((size - 1L) / step + 1) * step);
  }
}
