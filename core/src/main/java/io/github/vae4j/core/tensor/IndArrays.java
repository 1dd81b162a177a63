package io.github.vae4j.core.tensor;

import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The edge to ND4J: copies in and out, in 'c' order, whatever the view or order of the array. */
final class IndArrays {
  private IndArrays() {}

  static Tensor copyIn(Scope scope, INDArray array) {
    if (!array.dataType().isFPType()) {
      throw new IllegalArgumentException(
          "an ND4J array of type %s; expected a floating-point type, convert it with castTo(FLOAT)"
              .formatted(array.dataType()));
    }
    long[] sizes = array.shape();
    int[] shape = new int[sizes.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.toIntExact(sizes[i]);
    }
    float[] values =
        array.isEmpty() ? new float[0] : array.castTo(DataType.FLOAT).dup('c').data().asFloat();
    leaveCoresToWorkers();
    return scope.constant(Shape.of(shape), values);
  }

  static INDArray copyOut(Tensor tensor) {
    int[] sizes = tensor.shape().toArray();
    long[] shape = new long[sizes.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = sizes[i];
    }
    INDArray array =
        tensor.shape().size() == 0
            ? Nd4j.empty(DataType.FLOAT).reshape(shape)
            : Nd4j.createFromArray(tensor.toArray()).reshape('c', shape);
    leaveCoresToWorkers();
    return array;
  }

  /** ND4J's start gives OpenBLAS all cores, but the workers own them. */
  private static void leaveCoresToWorkers() {
    blas_set_num_threads(1);
  }
}
