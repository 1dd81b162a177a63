package io.github.vae4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BufferPoolTest {
  @Test
  void anArrayGivenBackIsTakenAgain() {
    BufferPool pool = new BufferPool();
    float[] array = pool.take(1000);
    assertThat(array.length).isGreaterThanOrEqualTo(1000);
    pool.give(array);
    assertThat(pool.take(990)).isSameAs(array);
    assertThat(pool.take(990)).isNotSameAs(array);
  }

  @Test
  void sizesGrowByAnEighthAtMost() {
    for (int size = 0; size < 70_000; size++) {
      int length = BufferPool.sizeClass(size);
      assertThat(length).isGreaterThanOrEqualTo(size);
      assertThat(length).isLessThanOrEqualTo(Math.max(16, size + size / 8 + 1));
      assertThat(BufferPool.sizeClass(length)).isEqualTo(length);
    }
    int largest = Integer.MAX_VALUE - 8;
    assertThat(BufferPool.sizeClass(largest)).isEqualTo(largest);
    assertThat(BufferPool.sizeClass(largest - 5)).isEqualTo(largest);
  }
}
