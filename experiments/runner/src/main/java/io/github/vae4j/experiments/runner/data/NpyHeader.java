package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a {@code .npy} file, versions 1.0 to 3.0 (NumPy Enhancement Proposal 1): the mark,
 * the version, the length of a Python dictionary and the dictionary.
 *
 * @param type of the numbers
 * @param order of a number's bytes
 * @param fortran whether the first index is the fastest
 * @param length of the header itself, in bytes
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortran, int[] shape, int length) {
  static final byte[] MARK = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final int LONGEST = 1 << 20;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('([<>|=]?)([^']*)'|\\[)");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

  /**
   * Reads a header.
   *
   * @param origin what is read, for messages
   */
  static NpyHeader read(String origin, DataInputStream in) throws IOException {
    try {
      byte[] mark = in.readNBytes(MARK.length);
      if (!Arrays.equals(mark, MARK)) {
        throw new InputException(origin + " is no NumPy array: it does not start with \\x93NUMPY");
      }
      int version = in.readUnsignedByte();
      int minor = in.readUnsignedByte();
      if (version < 1 || version > 3) {
        throw new InputException(
            "%s has NumPy format version %d.%d; expected 1.0, 2.0 or 3.0"
                .formatted(origin, version, minor));
      }
      int size =
          version == 1
              ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
              : Integer.reverseBytes(in.readInt());
      if (size < 0 || size > LONGEST) {
        throw new InputException(
            "%s promises a header of %d bytes; the file is damaged".formatted(origin, size));
      }
      byte[] text = new byte[size];
      in.readFully(text);
      Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
      int length = MARK.length + 2 + (version == 1 ? 2 : 4) + size;
      return parse(origin, new String(text, charset).trim(), length);
    } catch (EOFException e) {
      throw new InputException(origin + " is cut short within its header", e);
    }
  }

  private static NpyHeader parse(String origin, String text, int length) {
    Matcher type = find(TYPE, origin, text);
    Matcher fortran = find(FORTRAN, origin, text);
    Matcher shape = find(SHAPE, origin, text);
    boolean structured = type.group(1).equals("[");
    return new NpyHeader(
        NpyType.of(origin, structured ? "[" : type.group(3)),
        ">".equals(type.group(2)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        fortran.group(1).equals("True"),
        sizes(origin, shape.group(1)),
        length);
  }

  private static Matcher find(Pattern pattern, String origin, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new InputException("%s has a header that cannot be read: %s".formatted(origin, text));
    }
    return matcher;
  }

  private static int[] sizes(String origin, String text) {
    try {
      return Pattern.compile("[,\\sL]+") // Python 2 wrote 10L
          .splitAsStream(text)
          .filter(number -> !number.isEmpty())
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException e) {
      throw new InputException(
          "%s has shape (%s), with a size beyond 2147483647".formatted(origin, text), e);
    }
  }

  /** How many numbers follow; a bit more than fits an array at most. */
  long count() {
    long count = 1;
    for (int size : shape) {
      count = Math.min(count * size, Integer.MAX_VALUE);
    }
    return count;
  }
}
