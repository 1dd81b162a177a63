package io.github.vae4j.core.vae;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecodedAtOnceTest {
  /** Ten logistic distributions of three numbers for each of 784 pixels among them. */
  @Test
  void usualHeadsGoThroughAsWanted() {
    for (int width : new int[] {0, 1, 784, 2 * 784, 30 * 784, 1 << 15}) {
      assertThat(DecodedAtOnce.of(512, width)).isEqualTo(512);
      assertThat(DecodedAtOnce.of(256, width)).isEqualTo(256);
    }
  }

  @Test
  void wideHeadsGoThroughInEvenPartsOf32MebibytesAtMost() {
    for (int width : new int[] {(1 << 15) + 1, 560 * 256, 784 * 256, 3072 * 256}) {
      int rows = DecodedAtOnce.of(512, width);
      assertThat(rows).isBetween(2, 511).matches(n -> n % 2 == 0, "even");
      assertThat((long) rows * width * Float.BYTES).isLessThanOrEqualTo(32L << 20);
    }
    assertThat(DecodedAtOnce.of(512, Integer.MAX_VALUE)).isEqualTo(2);
  }
}
