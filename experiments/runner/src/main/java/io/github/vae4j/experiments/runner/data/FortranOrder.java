package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.experiments.runner.data.NpyArray.Bytes;
import io.github.vae4j.experiments.runner.data.NpyArray.Floats;

/** Arrays kept with the first index fastest, as Fortran does. */
final class FortranOrder {
  private FortranOrder() {}

  /** The same array with the last index fastest. */
  static NpyArray undo(NpyArray array) {
    int[] shape = array.shape();
    if (array instanceof Bytes bytes) {
      byte[] values = new byte[bytes.values().length];
      for (int i = 0; i < values.length; i++) {
        values[rowMajor(i, shape)] = bytes.values()[i];
      }
      return new Bytes(array.type(), shape, values);
    }
    float[] from = ((Floats) array).values();
    float[] values = new float[from.length];
    for (int i = 0; i < values.length; i++) {
      values[rowMajor(i, shape)] = from[i];
    }
    return new Floats(array.type(), shape, values);
  }

  /** The place, last index fastest, of what is at that place, first index fastest. */
  private static int rowMajor(int columnMajor, int[] shape) {
    int rest = columnMajor;
    int place = 0;
    int stride = 1;
    for (int size : shape) {
      stride *= size;
    }
    for (int size : shape) {
      stride /= size;
      place += rest % size * stride;
      rest /= size;
    }
    return place;
  }
}
