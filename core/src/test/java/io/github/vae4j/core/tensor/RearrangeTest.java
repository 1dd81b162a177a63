package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RearrangeTest {
  private final Device device = Device.cpu(2);
  private final Scope scope = device.scope();

  @AfterEach
  void close() {
    scope.close();
    device.close();
  }

  /** Element i has the value i, so that a value says where it came from. */
  private Tensor counted(int... sizes) {
    Shape shape = Shape.of(sizes);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return scope.variable(shape, values);
  }

  @Test
  void reshapeKeepsTheOrder() {
    assertThat(counted(2, 3).reshape(3, 2).toArray()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(counted(2, 3).reshape(6, 1, 1).shape()).isEqualTo(Shape.of(6, 1, 1));
    assertThat(counted(1).reshape().item()).isEqualTo(0f);
    assertThat(counted(0, 3).reshape(7, 0).toArray()).isEmpty();
    assertThatThrownBy(() -> counted(2, 3).reshape(4))
        .hasMessageContaining("expected a shape of 6 elements");
  }

  @Test
  void sliceTakesPartOfADimension() {
    Tensor x = counted(2, 3, 2);
    assertThat(x.slice(1, 1, 3).toArray()).containsExactly(2, 3, 4, 5, 8, 9, 10, 11);
    assertThat(x.slice(0, 1, 2).toArray()).containsExactly(6, 7, 8, 9, 10, 11);
    assertThat(x.slice(-1, 0, 1).toArray()).containsExactly(0, 2, 4, 6, 8, 10);
    assertThat(x.slice(1, 2, 2).shape()).isEqualTo(Shape.of(2, 0, 2));
    assertThat(x.slice(1, 0, 3).toArray()).isEqualTo(x.toArray());
    assertThatThrownBy(() -> x.slice(1, 2, 4)).hasMessageContaining("0 ≤ from ≤ to ≤ 3");
    assertThatThrownBy(() -> x.slice(3, 0, 1)).hasMessageContaining("expected -3 to 2");
  }

  @Test
  void concatJoinsAlongADimension() {
    Tensor x = counted(2, 2);
    Tensor y = counted(2, 1);
    assertThat(x.concat(1, y).toArray()).containsExactly(0, 1, 0, 2, 3, 1);
    assertThat(x.concat(0, x).toArray()).containsExactly(0, 1, 2, 3, 0, 1, 2, 3);
    assertThat(x.concat(-1, counted(2, 0), y).toArray()).containsExactly(0, 1, 0, 2, 3, 1);
    assertThat(x.concat(1).toArray()).isEqualTo(x.toArray());
    assertThatThrownBy(() -> x.concat(0, y)).hasMessageContaining("[2, 2] and [2, 1]");
  }

  @Test
  void transposeExchangesTwoDimensions() {
    assertThat(counted(2, 3).transpose().toArray()).containsExactly(0, 3, 1, 4, 2, 5);
    Tensor x = counted(2, 3, 2);
    Tensor t = x.transpose(0, 2);
    assertThat(t.shape()).isEqualTo(Shape.of(2, 3, 2));
    assertThat(t.toArray()).containsExactly(0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11);
    assertThat(x.transpose(1, 1).toArray()).isEqualTo(x.toArray());
    assertThat(counted(2, 3, 4).transpose(0, 1).slice(0, 1, 2).toArray())
        .containsExactly(4, 5, 6, 7, 16, 17, 18, 19);
    assertThat(counted(0, 3).transpose().shape()).isEqualTo(Shape.of(3, 0));
    assertThatThrownBy(() -> counted(3).transpose()).hasMessageContaining("dimension -2");
  }

  @Test
  void gatherTakesRowsWithRepeats() {
    assertThat(counted(3, 2).gather(2, 0, 2).toArray()).containsExactly(4, 5, 0, 1, 4, 5);
    assertThat(counted(3, 2).gather().shape()).isEqualTo(Shape.of(0, 2));
    assertThat(counted(3).gather(1, 1).toArray()).containsExactly(1, 1);
    assertThatThrownBy(() -> counted(3, 2).gather(3)).hasMessageContaining("expected 0 to 2");
  }

  @Test
  void gradientsAreTheAdjoints() {
    Shape shape = Shape.of(3, 4, 5);
    Linear.assertAdjoint("reshape", shape, x -> x.reshape(12, 5));
    for (int d = 0; d < 3; d++) {
      int dimension = d;
      Linear.assertAdjoint("slice " + d, shape, x -> x.slice(dimension, 1, 3));
      Linear.assertAdjoint("empty slice " + d, shape, x -> x.slice(dimension, 1, 1));
      Linear.assertAdjoint(
          "concat " + d, shape, x -> x.concat(dimension, x.mul(2), x.slice(dimension, 0, 1)));
      for (int e = 0; e < 3; e++) {
        int other = e;
        Linear.assertAdjoint("transpose " + d + e, shape, x -> x.transpose(dimension, other));
      }
    }
    Linear.assertAdjoint("gather", shape, x -> x.gather(2, 0, 2, 2));
    Linear.assertAdjoint("gather nothing", shape, x -> x.gather());
    Linear.assertAdjoint("of a used tensor", shape, x -> x.reshape(60).add(x.reshape(60)));
    Linear.assertAdjoint("large", Shape.of(64, 700), x -> x.slice(1, 3, 650).transpose());
    Linear.assertAdjoint("large", Shape.of(300, 70), x -> x.gather(7, 9, 7).concat(0, x));
  }

  @Test
  void emptyDimensionsInEveryPlace() {
    for (Shape shape : new Shape[] {Shape.of(0, 2, 3), Shape.of(2, 0, 3), Shape.of(2, 3, 0)}) {
      Linear.assertAdjoint("reshape", shape, x -> x.reshape(0));
      for (int d = 0; d < 3; d++) {
        int dimension = d;
        Linear.assertAdjoint("slice", shape, x -> x.slice(dimension, 0, 0));
        Linear.assertAdjoint("concat", shape, x -> x.concat(dimension, x));
        Linear.assertAdjoint("transpose", shape, x -> x.transpose(dimension, 0));
      }
    }
    Linear.assertAdjoint("gather", Shape.of(2, 0, 3), x -> x.gather(1, 1));
  }
}
