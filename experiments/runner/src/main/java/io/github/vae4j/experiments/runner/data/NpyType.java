package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/** The types of numbers that are read, by their codes in a NumPy header. */
enum NpyType {
  BOOL("b1", 1, ByteBuffer::get),
  UINT8("u1", 1, (bytes, at) -> bytes.get(at) & 0xFF),
  UINT16("u2", 2, (bytes, at) -> bytes.getShort(at) & 0xFFFF),
  UINT32("u4", 4, (bytes, at) -> bytes.getInt(at) & 0xFFFFFFFFL),
  UINT64("u8", 8, (bytes, at) -> unsigned(bytes.getLong(at))),
  INT8("i1", 1, ByteBuffer::get),
  INT16("i2", 2, ByteBuffer::getShort),
  INT32("i4", 4, ByteBuffer::getInt),
  INT64("i8", 8, ByteBuffer::getLong),
  FLOAT32("f4", 4, ByteBuffer::getFloat),
  FLOAT64("f8", 8, ByteBuffer::getDouble);

  /** Reads the number that starts at a byte. */
  @FunctionalInterface
  interface Decoder {
    double at(ByteBuffer bytes, int index);
  }

  private final String code;
  private final int size;
  private final Decoder decoder;

  NpyType(String code, int size, Decoder decoder) {
    this.code = code;
    this.size = size;
    this.decoder = decoder;
  }

  /**
   * The type of that code, without its byte order.
   *
   * @throws InputException if it is none of these, naming what it is
   */
  static NpyType of(String origin, String code) {
    return Arrays.stream(values())
        .filter(type -> type.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    ("%s holds %s (NumPy type '%s'); expected numbers: bool, uint8 to uint64, int8"
                            + " to int64, float32 or float64: save x.astype('float32')")
                        .formatted(origin, nameOfOther(code), code)));
  }

  String numpyName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Bytes of one number. */
  int size() {
    return size;
  }

  Decoder decoder() {
    return decoder;
  }

  boolean isByte() {
    return this == BOOL || this == UINT8;
  }

  boolean isWhole() {
    return this != BOOL && this != FLOAT32 && this != FLOAT64;
  }

  private static double unsigned(long bits) {
    double half = bits >>> 1;
    return bits >= 0 ? bits : half * 2 + (bits & 1);
  }

  private static String nameOfOther(String code) {
    return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
      case 'U' -> "text";
      case 'S', 'a' -> "byte strings";
      case 'O' -> "Python objects";
      case 'c' -> "complex numbers";
      case 'f' -> "floating-point numbers of another width";
      case 'M' -> "dates";
      case 'm' -> "time spans";
      case 'V', '[' -> "structured records";
      default -> "another type";
    };
  }
}
