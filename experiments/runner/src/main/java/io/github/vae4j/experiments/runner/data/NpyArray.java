package io.github.vae4j.experiments.runner.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A NumPy array, rows in order, last index fastest: bytes as bytes, the rest as 32-bit numbers. */
sealed interface NpyArray {
  NpyType type();

  int[] shape();

  /** Type and shape in words, for messages. */
  default String describe() {
    String sizes =
        Arrays.stream(shape()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String comma = shape().length == 1 ? "," : "";
    return "%s of shape (%s%s)".formatted(type().numpyName(), sizes, comma);
  }

  /** uint8, or bool as 0 and 1. */
  record Bytes(NpyType type, int[] shape, byte[] values) implements NpyArray {
    Floats toFloats() {
      ByteBuffer bytes = ByteBuffer.wrap(values);
      float[] numbers = new float[values.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) type.decoder().at(bytes, i);
      }
      return new Floats(type, shape, numbers);
    }
  }

  /** Every other type of number. */
  record Floats(NpyType type, int[] shape, float[] values) implements NpyArray {}
}
