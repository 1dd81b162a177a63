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

  @Test
  void whatIsKeptForOtherSizesMakesRoom() {
    long heap = Runtime.getRuntime().maxMemory();
    int size = (int) Math.min(Integer.MAX_VALUE - 8, heap / 4 / Float.BYTES);
    BufferPool pool = new BufferPool();
    // Arrays of slightly different sizes, none of which could be taken for another.
    for (int i = 0; i < 12; i++) {
      pool.give(pool.take(size - i * (size / 14)));
    }
    assertThat(pool.allocated() * Float.BYTES).isLessThan(heap);
  }

  @Test
  void whatIsKeptMakesRoomForArraysOutside() {
    long heap = Runtime.getRuntime().maxMemory();
    int size = (int) Math.min(Integer.MAX_VALUE - 8, heap / 4 / Float.BYTES);
    BufferPool pool = new BufferPool();
    float[] first = pool.take(size);
    float[] second = pool.take(size);
    pool.give(first);
    pool.give(second);
    first = null;
    second = null;
    assertThat(pool.outside(3 * (size / 2))).hasSize(3 * (size / 2));
    assertThat(pool.taken()).isZero();
  }

  @Test
  void whatIsKeptIsLetGoAndWhatIsInUseStays() {
    BufferPool pool = new BufferPool();
    float[] used = pool.take(1000);
    pool.give(pool.take(5000));
    pool.clear();
    assertThat(pool.allocated()).isEqualTo(used.length).isEqualTo(pool.taken());
    pool.give(used);
    assertThat(pool.take(1000)).isSameAs(used);
  }
}
