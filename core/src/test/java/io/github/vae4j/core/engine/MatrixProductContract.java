package io.github.vae4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What every matrix product must do. */
abstract class MatrixProductContract {
  private final MatrixProduct product = product();

  /** The product under test. */
  abstract MatrixProduct product();

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void isTheSumOfProducts(
      @ForAll boolean transposeA,
      @ForAll boolean transposeB,
      @ForAll boolean accumulate,
      @ForAll @IntRange(max = 70) int m,
      @ForAll @IntRange(max = 70) int n,
      @ForAll @IntRange(max = 70) int k,
      @ForAll @IntRange(max = 9) int margin,
      @ForAll long seed) {
    assertRight(new Operands(transposeA, transposeB, m, n, k, accumulate, margin, seed));
  }

  /** Shapes of networks, and some that are made in several calls. */
  @Example
  void isTheSumOfProductsOfLargeMatrices() {
    int[][] sizes = {
      {128, 200, 784}, {1, 300, 500}, {300, 1, 500}, {65, 65, 20000}, {900, 301, 401}, {3, 9, 30000}
    };
    for (int[] s : sizes) {
      for (int way = 0; way < 8; way++) {
        assertRight(
            new Operands((way & 1) != 0, (way & 2) != 0, s[0], s[1], s[2], (way & 4) != 0, 3, way));
      }
    }
  }

  @Example
  void emptyDimensions() {
    for (int empty = 1; empty < 8; empty++) {
      for (int way = 0; way < 8; way++) {
        int m = (empty & 1) != 0 ? 0 : 5;
        int n = (empty & 2) != 0 ? 0 : 6;
        int k = (empty & 4) != 0 ? 0 : 7;
        for (int margin = 0; margin < 2; margin++) {
          assertRight(
              new Operands((way & 1) != 0, (way & 2) != 0, m, n, k, (way & 4) != 0, margin, 1));
        }
      }
    }
  }

  @Example
  void whatCHeldDoesNotMatterWithoutAccumulation() {
    Operands operands = new Operands(false, false, 40, 30, 20, false, 2, 5);
    Arrays.fill(operands.c, Float.NaN);
    float[] c = operands.run(product);
    double[] expected = operands.expected();
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 30; j++) {
        int at = operands.cFrom + i * operands.ldc + j;
        assertThat((double) c[at]).isCloseTo(expected[at], within(1e-4));
      }
    }
  }

  @Example
  void matricesThatLeaveTheirArraysAreRefused() {
    float[] six = new float[6];
    float[] four = new float[4];
    assertRefused(new float[5], 0, six, 0, four, 0);
    assertRefused(six, 0, new float[5], 0, four, 0);
    assertRefused(six, 0, six, 0, new float[3], 0);
    assertRefused(six, 1, six, 0, four, 0);
    assertRefused(six, 0, six, 1, four, 0);
    assertRefused(six, 0, six, 0, four, 1);
    assertRefused(six, -1, six, 0, four, 0);
  }

  /** [2, 3] · [3, 2]. */
  private void assertRefused(float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom) {
    assertThatThrownBy(
            () ->
                product.multiply(
                    false, false, 2, 2, 3, a, aFrom, 3, b, bFrom, 2, false, c, cFrom, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private void assertRight(Operands operands) {
    float[] c = operands.run(product);
    double[] expected = operands.expected();
    // |rounding| ≤ K · 2⁻²⁴ · Σ|a·b|, with factors in (−1, 1); measured it is far smaller.
    double tolerance = 1e-6 + operands.k * 0x1p-22;
    for (int i = 0; i < c.length; i++) {
      if (Math.abs(c[i] - expected[i]) <= tolerance) {
        continue;
      }
      assertThat((double) c[i])
          .as("%s at %d", operands, i)
          .isCloseTo(expected[i], within(tolerance));
    }
  }

  /**
   * Matrices inside larger arrays: {@code margin} more elements before, after and between rows.
   * What surrounds C must stay as it is.
   */
  static final class Operands {
    private final boolean transposeA;
    private final boolean transposeB;
    private final int m;
    private final int n;
    private final int k;
    private final boolean accumulate;
    private final int margin;
    private final int lda;
    private final int ldb;
    private final int ldc;
    private final int aFrom;
    private final int bFrom;
    private final int cFrom;
    private final float[] a;
    private final float[] b;
    private final float[] c;

    Operands(
        boolean transposeA,
        boolean transposeB,
        int m,
        int n,
        int k,
        boolean accumulate,
        int margin,
        long seed) {
      this.transposeA = transposeA;
      this.transposeB = transposeB;
      this.m = m;
      this.n = n;
      this.k = k;
      this.accumulate = accumulate;
      this.margin = margin;
      lda = (transposeA ? m : k) + margin;
      ldb = (transposeB ? k : n) + 2 * margin;
      ldc = n + 3 * margin;
      aFrom = margin;
      bFrom = 2 * margin;
      cFrom = 3 * margin;
      Random random = new Random(seed);
      a = drawn(aFrom + (transposeA ? k : m) * lda, random);
      b = drawn(bFrom + (transposeB ? n : k) * ldb, random);
      c = drawn(cFrom + m * ldc, random);
    }

    private static float[] drawn(int size, Random random) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = 2 * random.nextFloat() - 1;
      }
      return values;
    }

    /** What C and its surroundings hold afterwards. */
    float[] run(MatrixProduct product) {
      float[] result = c.clone();
      product.multiply(
          transposeA,
          transposeB,
          m,
          n,
          k,
          a,
          aFrom,
          lda,
          b,
          bFrom,
          ldb,
          accumulate,
          result,
          cFrom,
          ldc);
      return result;
    }

    /** The same in double. */
    double[] expected() {
      double[] result = new double[c.length];
      for (int i = 0; i < c.length; i++) {
        result[i] = c[i];
      }
      double[] row = new double[n];
      for (int i = 0; i < m; i++) {
        Arrays.fill(row, 0);
        for (int p = 0; p < k; p++) {
          double factor = a[aFrom + (transposeA ? p * lda + i : i * lda + p)];
          for (int j = 0; j < n; j++) {
            row[j] += factor * b[bFrom + (transposeB ? j * ldb + p : p * ldb + j)];
          }
        }
        for (int j = 0; j < n; j++) {
          int at = cFrom + i * ldc + j;
          result[at] = (accumulate ? c[at] : 0) + row[j];
        }
      }
      return result;
    }

    @Override
    public String toString() {
      return "[%d, %d]%s · [%d, %d]%s%s, margin %d"
          .formatted(
              m,
              k,
              transposeA ? "ᵀ" : "",
              k,
              n,
              transposeB ? "ᵀ" : "",
              accumulate ? " + C" : "",
              margin);
    }
  }
}
