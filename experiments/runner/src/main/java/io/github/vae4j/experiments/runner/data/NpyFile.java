package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads {@code .npy} content. ND4J has a reader too, but starting ND4J takes most of a second, and
 * a wrong file should be refused before that.
 */
final class NpyFile {
  private static final int CHUNK = 1 << 16;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private NpyFile() {}

  /**
   * The array of a file.
   *
   * @throws InputException if it cannot be read, is no such file, is of a wrong type or not whole
   */
  static NpyArray read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
      return read(file.toString(), in, Files.size(file));
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  /**
   * The array of a stream.
   *
   * @param origin what is read, for messages
   * @param available bytes in the stream
   */
  static NpyArray read(String origin, InputStream in, long available) throws IOException {
    NpyHeader header = NpyHeader.read(origin, new DataInputStream(in));
    long count = header.count();
    if (count > LARGEST) {
      throw new InputException(
          "%s holds more than %d numbers, which is more than fits an array"
              .formatted(origin, LARGEST));
    }
    long expected = count * header.type().size();
    long found = available - header.length();
    if (found != expected) {
      throw new InputException(
          ("%s holds %d bytes of numbers, but its header promises %d numbers of type %s,"
                  + " %d bytes; %s")
              .formatted(
                  origin,
                  found,
                  count,
                  header.type().numpyName(),
                  expected,
                  found < expected ? "it is cut short" : "it is damaged"));
    }
    NpyType type = header.type();
    NpyArray array =
        type.isByte()
            ? new NpyArray.Bytes(type, header.shape(), in.readNBytes((int) count))
            : new NpyArray.Floats(type, header.shape(), numbers(origin, header, in, (int) count));
    return header.fortran() ? FortranOrder.undo(array) : array;
  }

  private static float[] numbers(String origin, NpyHeader header, InputStream in, int count)
      throws IOException {
    int size = header.type().size();
    float[] numbers = new float[count];
    byte[] bytes = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
    for (int from = 0; from < count; from += CHUNK / size) {
      int n = Math.min(CHUNK / size, count - from);
      in.readNBytes(bytes, 0, n * size);
      for (int i = 0; i < n; i++) {
        double number = header.type().decoder().at(buffer, i * size);
        numbers[from + i] = (float) number;
        if (Float.isInfinite((float) number) && !Double.isInfinite(number)) {
          throw new InputException(
              "%s holds %s, which is beyond the 32-bit numbers that are computed with: rescale it"
                  .formatted(origin, number));
        }
      }
    }
    return numbers;
  }
}
