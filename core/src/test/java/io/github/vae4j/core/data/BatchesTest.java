package io.github.vae4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final RandomStream STREAM = RandomStream.of(1).split("batches");

  private static int[] flat(List<int[]> batches) {
    return batches.stream().flatMapToInt(IntStream::of).toArray();
  }

  @Property(tries = 100)
  void anEpochVisitsEveryRowOnceInBatchesOfB(
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 60) int size) {
    int fitting = Math.min(rows, size);
    Batches batches = Batches.shuffled(rows, fitting, STREAM);
    List<int[]> epoch = batches.epoch(3);
    assertThat(epoch).hasSize(batches.perEpoch());
    assertThat(epoch.subList(0, epoch.size() - 1)).allMatch(batch -> batch.length == fitting);
    int last = rows % fitting == 0 ? fitting : rows % fitting;
    assertThat(epoch.get(epoch.size() - 1)).hasSize(last);
    assertThat(flat(epoch)).containsExactlyInAnyOrder(IntStream.range(0, rows).toArray());
  }

  @Test
  void anEpochsOrderDependsOnStreamAndEpochAlone() {
    Batches batches = Batches.shuffled(100, 7, STREAM);
    int[] second = flat(batches.epoch(2));
    assertThat(flat(batches.epoch(1))).isNotEqualTo(second);
    assertThat(flat(batches.epoch(2))).containsExactly(second);
    assertThat(flat(Batches.shuffled(100, 7, STREAM).epoch(2))).containsExactly(second);
    assertThat(flat(Batches.shuffled(100, 30, STREAM).epoch(2))).containsExactly(second);
    assertThat(flat(Batches.shuffled(100, 7, RandomStream.of(2)).epoch(2))).isNotEqualTo(second);
  }

  @Test
  void evaluationGoesInOrderAndMayHaveOneSmallBatchOnly() {
    assertThat(Batches.inOrder(5, 2))
        .containsExactly(new int[] {0, 1}, new int[] {2, 3}, new int[] {4});
    assertThat(Batches.inOrder(3, 100)).containsExactly(new int[] {0, 1, 2});
  }

  @Test
  void aBatchLargerThanTheDataIsRefused() {
    assertThat(Batches.shuffled(100, 100, STREAM).perEpoch()).isEqualTo(1);
    assertThatThrownBy(() -> Batches.shuffled(100, 128, STREAM))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "a batch of 128 rows is larger than the training data of 100; choose --batch 100 or less");
  }

  @Test
  void aBatchOfNoRowsIsAnError() {
    assertThatThrownBy(() -> Batches.shuffled(100, 0, STREAM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch of 0 rows; expected at least 1");
  }
}
