package io.github.vae4j.core.engine;

/** Room for intermediate values, one block each. Every worker has its own. */
public final class Scratch {
  private final double[] first = new double[Kernel.BLOCK];
  private final double[] second = new double[Kernel.BLOCK];
  private final double[] third = new double[Kernel.BLOCK];
  private final float[] single = new float[Kernel.BLOCK];
  private final int[] whole = new int[Kernel.BLOCK];
  private final BitPatterns bitPatterns = new BitPatterns();

  public double[] first() {
    return first;
  }

  public double[] second() {
    return second;
  }

  double[] third() {
    return third;
  }

  float[] single() {
    return single;
  }

  int[] whole() {
    return whole;
  }

  BitPatterns bitPatterns() {
    return bitPatterns;
  }
}
