package io.github.vae4j.experiments.runner.data;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A NumPy array, rows in order, last index fastest: bytes as bytes, the rest as 32-bit numbers. */
sealed interface NpyArray {
  /** The type as NumPy calls it: "uint8". */
  String type();

  int[] shape();

  /** Type and shape in words, for messages. */
  default String describe() {
    String sizes =
        Arrays.stream(shape()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return "%s of shape (%s%s)".formatted(type(), sizes, shape().length == 1 ? "," : "");
  }

  /** uint8, or bool as 0 and 1. */
  record Bytes(String type, int[] shape, byte[] values) implements NpyArray {
    boolean isBool() {
      return type.equals(NpyType.BOOL.numpyName());
    }

    Floats toFloats() {
      float[] numbers = new float[values.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = values[i] & 0xFF;
      }
      return new Floats(type, shape, numbers);
    }
  }

  /** Every other type of number. */
  record Floats(String type, int[] shape, float[] values) implements NpyArray {}
}
