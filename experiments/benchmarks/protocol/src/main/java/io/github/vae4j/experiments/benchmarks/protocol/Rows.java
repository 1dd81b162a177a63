package io.github.vae4j.experiments.benchmarks.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The data that every engine trains on: a file of nothing but bytes, D for each row; byte p stands
 * for p/255.
 */
public record Rows(byte[] bytes, int dim) {
  /** Reads a file. */
  public static Rows read(Path file, int dim) {
    try {
      return new Rows(Files.readAllBytes(file), dim);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes the file. */
  public void write(Path file) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** How many rows there are. */
  public int size() {
    return bytes.length / dim;
  }

  /** Writes the value of every number of rows [from, to) one after the other. */
  public float[] values(int from, int to) {
    float[] values = new float[(to - from) * dim];
    for (int i = 0; i < values.length; i++) {
      values[i] = (bytes[from * dim + i] & 0xFF) / 255f;
    }
    return values;
  }
}
