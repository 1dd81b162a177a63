package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.ImageShape;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of unsigned bytes in the IDX format of the MNIST distribution (LeCun, Cortes, Burges), as
 * it is or packed by gzip: a mark 0x000008RR of the rank RR, the RR sizes as 32-bit numbers, most
 * significant byte first, and the bytes, last index fastest.
 *
 * @param sizes along each dimension, the number of rows first
 * @param content the bytes
 */
record IdxFile(int[] sizes, byte[] content) {
  private static final int UNSIGNED_BYTES = 0x00000800;
  private static final int GZIP_MARK = 0x1F8B;

  /** Deflate packs at most 1032 bytes into one: what a header may promise is bounded by that. */
  private static final long LARGEST_RATIO = 1032;

  /**
   * Reads a file of grey images.
   *
   * @throws InputException if it cannot be read, is no such file, or is not whole
   */
  static IdxFile images(Path file) {
    return read(file, 3, "images");
  }

  /**
   * Reads a file of labels.
   *
   * @throws InputException if it cannot be read, is no such file, or is not whole
   */
  static IdxFile labels(Path file) {
    return read(file, 1, "labels");
  }

  int count() {
    return sizes[0];
  }

  ImageShape imageShape() {
    return new ImageShape(sizes[1], sizes[2]);
  }

  private static IdxFile read(Path file, int rank, String kind) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      raw.mark(2);
      boolean packed = (raw.read() << 8 | raw.read()) == GZIP_MARK;
      raw.reset();
      long most = Files.size(file) * (packed ? LARGEST_RATIO : 1);
      long limit = Math.min(most, Integer.MAX_VALUE - 8);
      InputStream content = packed ? new GZIPInputStream(raw, 1 << 16) : raw;
      return read(new DataInputStream(content), file, limit, rank, kind);
    } catch (EOFException e) {
      throw new InputException(file + " is cut short within its header; fetch it again", e);
    } catch (ZipException e) {
      throw new InputException(
          "%s is damaged (gzip: %s); fetch it again".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  private static IdxFile read(DataInputStream in, Path file, long limit, int rank, String kind)
      throws IOException {
    int mark = in.readInt();
    if (mark != UNSIGNED_BYTES + rank) {
      throw new InputException(
          "%s starts with 0x%08X; expected 0x%08X, the mark of an IDX file of %s%s"
              .formatted(file, mark, UNSIGNED_BYTES + rank, kind, hint(mark)));
    }
    int[] sizes = new int[rank];
    long length = 1;
    for (int i = 0; i < rank; i++) {
      sizes[i] = in.readInt();
      if (sizes[i] < 1) {
        throw new InputException(
            "%s has size %d along dimension %d; expected at least 1".formatted(file, sizes[i], i));
      }
      length = length > limit ? length : length * sizes[i];
    }
    String promised =
        Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(" × "));
    if (length > limit) {
      throw new InputException(
          ("%s is cut short or damaged: its header promises %s bytes, more than it can hold;"
                  + " fetch it again")
              .formatted(file, promised));
    }
    byte[] content = new byte[(int) length];
    int found = readUpTo(in, content);
    if (found < length) {
      throw new InputException(
          "%s is cut short: it ends after %d bytes of %s, of %s = %d promised; fetch it again"
              .formatted(file, found, kind, promised, length));
    }
    if (in.read() >= 0) {
      throw new InputException(
          "%s goes on after the %s = %d bytes of %s that its header promises; fetch it again"
              .formatted(file, promised, length, kind));
    }
    return new IdxFile(sizes, content);
  }

  /** How many bytes could be read: fewer than asked for if a file, packed or not, ends early. */
  private static int readUpTo(InputStream in, byte[] out) throws IOException {
    int found = 0;
    try {
      for (int n = 0; n >= 0 && found < out.length; n = in.read(out, found, out.length - found)) {
        found += n;
      }
    } catch (EOFException e) {
      return found;
    }
    return found;
  }

  private static String hint(int mark) {
    return switch (mark) {
      case UNSIGNED_BYTES + 1 -> "; this one is of labels";
      case UNSIGNED_BYTES + 3 -> "; this one is of images";
      default -> "";
    };
  }
}
