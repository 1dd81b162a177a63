package io.github.vae4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What this JDK gets: without copies from JDK 22 on. */
class OpenBlasTest extends MatrixProductContract {
  @Override
  MatrixProduct product() {
    return OpenBlas.create();
  }

  @Example
  void copiesOnlyWhereTheJdkMust() {
    assertThat(product().getClass().getSimpleName())
        .isEqualTo(Runtime.version().feature() >= 22 ? "ForeignOpenBlas" : "CopyingOpenBlas");
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void theSameBitsAsWithCopies(
      @ForAll boolean transposeA,
      @ForAll boolean transposeB,
      @ForAll boolean accumulate,
      @ForAll @IntRange(max = 300) int m,
      @ForAll @IntRange(max = 300) int n,
      @ForAll @IntRange(max = 900) int k,
      @ForAll @IntRange(max = 9) int margin,
      @ForAll long seed) {
    assertSameBits(new Operands(transposeA, transposeB, m, n, k, accumulate, margin, seed));
  }

  /** Products that are made in several calls where calls are to be short. */
  @Example
  void theSameBitsAsWithCopiesForLargeMatrices() {
    int[][] sizes = {
      {128, 200, 784},
      {3125, 400, 784},
      {3125, 784, 400},
      {196, 400, 5000},
      {70, 3000, 1000},
      {1, 2000, 3000},
      {2000, 1, 3000},
      {901, 803, 305}
    };
    for (int[] s : sizes) {
      for (int way = 0; way < 8; way++) {
        assertSameBits(
            new Operands((way & 1) != 0, (way & 2) != 0, s[0], s[1], s[2], (way & 4) != 0, 3, way));
      }
    }
  }

  private void assertSameBits(Operands operands) {
    float[] copied = operands.run(new CopyingOpenBlas());
    float[] direct = operands.run(product());
    int differing = Arrays.mismatch(direct, copied);
    assertThat(differing).as("%s: first differing element", operands).isEqualTo(-1);
  }
}
