package io.github.vae4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The known answers that come with Random123 (kat_vectors, philox4x32 10). */
class PhiloxTest {
  private static int[] block(int key0, int key1, int... counter) {
    int[] out = new int[4];
    Philox.block(key0, key1, counter[0], counter[1], counter[2], counter[3], out, 0);
    return out;
  }

  @Test
  void knownAnswers() {
    assertThat(block(0, 0, 0, 0, 0, 0))
        .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    assertThat(block(-1, -1, -1, -1, -1, -1))
        .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    assertThat(block(0xa4093822, 0x299f31d0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344))
        .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  }

  @Test
  void aLongKeyAndIndexAreTheLowerWordsFirst() {
    int[] out = new int[9];
    Philox.blocks(0x299f31d0_a4093822L, 0x85a308d3_ffffffffL, 2, out, 1);
    assertThat(java.util.Arrays.copyOfRange(out, 1, 5))
        .isEqualTo(block(0xa4093822, 0x299f31d0, 0xffffffff, 0x85a308d3, 0, 0));
    assertThat(java.util.Arrays.copyOfRange(out, 5, 9))
        .isEqualTo(block(0xa4093822, 0x299f31d0, 0, 0x85a308d4, 0, 0));
    assertThat(out[0]).isZero();
  }
}
