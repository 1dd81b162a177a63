package io.github.vae4j.core.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static Parameter parameter(String name, int size) {
    return new Parameter(name, Shape.of(size), new float[size]);
  }

  /** Every element once; and who begins at one half of the list begins at one half of each. */
  @Test
  void slicesAreDealtByWhereTheyLie() {
    assertThat(
            Slice.of(List.of(parameter("w", 40_000), parameter("b", 10), parameter("v", 20_000))))
        .containsExactly(
            new Slice(0, 0, 16_384),
            new Slice(2, 0, 16_384),
            new Slice(1, 0, 10),
            new Slice(0, 16_384, 32_768),
            new Slice(0, 32_768, 40_000),
            new Slice(2, 16_384, 20_000));
  }
}
