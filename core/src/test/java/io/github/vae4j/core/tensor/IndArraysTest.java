package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** ND4J arrays of every layout arrive in row-major order, as copies. */
class IndArraysTest {
  private final Device device = Device.cpu(1);
  private final Scope scope = device.scope();

  @AfterEach
  void close() {
    scope.close();
    device.close();
  }

  @Test
  void columnMajorArrays() {
    INDArray f = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}}).dup('f');
    assertThat(f.ordering()).isEqualTo('f');
    Tensor x = scope.from(f);
    assertThat(x.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(x.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void views() {
    INDArray whole = Nd4j.arange(12).reshape(3, 4).castTo(DataType.FLOAT);
    INDArray block = whole.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(1, 2, 4));
    assertThat(scope.from(block).toArray()).containsExactly(5, 7, 9, 11);
    assertThat(scope.from(whole.transpose()).toArray())
        .containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
    INDArray column = whole.getColumn(2);
    assertThat(scope.from(column).shape()).isEqualTo(Shape.of(3));
    assertThat(scope.from(column).toArray()).containsExactly(2, 6, 10);
    assertThat(scope.from(whole.getRow(1)).toArray()).containsExactly(4, 5, 6, 7);
    assertThat(scope.from(whole.getColumn(2, true)).shape()).isEqualTo(Shape.of(3, 1));
    assertThat(scope.from(Nd4j.createFromArray(1f, 2f).broadcast(3, 2)).toArray())
        .containsExactly(1, 2, 1, 2, 1, 2);
  }

  @Test
  void otherTypes() {
    assertThat(scope.from(Nd4j.createFromArray(1.5, -2.25)).toArray())
        .containsExactly(1.5f, -2.25f);
    assertThat(scope.from(Nd4j.createFromArray(1.5f).castTo(DataType.FLOAT16)).toArray())
        .containsExactly(1.5f);
    assertThat(scope.from(Nd4j.createFromArray(1.5f).castTo(DataType.BFLOAT16)).toArray())
        .containsExactly(1.5f);
    assertThatThrownBy(() -> scope.from(Nd4j.createFromArray(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("INT")
        .hasMessageContaining("castTo(FLOAT)");
    assertThatThrownBy(() -> scope.from(Nd4j.createFromArray(true))).hasMessageContaining("BOOL");
  }

  @Test
  void scalarsAndEmptyArrays() {
    Tensor scalar = scope.from(Nd4j.scalar(2.5f));
    assertThat(scalar.shape()).isEqualTo(Shape.of());
    assertThat(scalar.item()).isEqualTo(2.5f);
    Tensor empty = scope.from(Nd4j.create(DataType.FLOAT, 0, 3));
    assertThat(empty.shape()).isEqualTo(Shape.of(0, 3));
    assertThat(empty.toArray()).isEmpty();
  }

  @Test
  void bothWaysAreCopies() {
    INDArray in = Nd4j.createFromArray(1f, 2f);
    Tensor x = scope.from(in);
    in.putScalar(0, 9);
    assertThat(x.toArray()).containsExactly(1, 2);
    INDArray out = x.toINDArray();
    out.putScalar(1, 9);
    assertThat(x.toArray()).containsExactly(1, 2);
  }

  @Test
  void outInRowMajorOrder() {
    INDArray out = scope.constant(Shape.of(2, 3), 1, 2, 3, 4, 5, 6).toINDArray();
    assertThat(out.ordering()).isEqualTo('c');
    assertThat(out.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(out.shape()).containsExactly(2, 3);
    assertThat(out.getFloat(1, 0)).isEqualTo(4f);
    assertThat(scope.scalar(3).toINDArray().rank()).isZero();
    assertThat(scope.scalar(3).toINDArray().getFloat()).isEqualTo(3f);
    assertThat(scope.constant(Shape.of(0, 3)).toINDArray().shape()).containsExactly(0, 3);
    Tensor x = scope.constant(Shape.of(2, 1, 2), 1, 2, 3, 4);
    assertThat(scope.from(x.toINDArray()).toArray()).isEqualTo(x.toArray());
  }

  @Test
  void blasKeepsOneThreadWhateverNd4jSets() {
    openblas_nolapack.blas_set_num_threads(2);
    Tensor x = scope.from(Nd4j.createFromArray(1f, 2f));
    assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(1);
    openblas_nolapack.blas_set_num_threads(2);
    assertThat(x.toINDArray().length()).isEqualTo(2);
    assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(1);
  }
}
