package io.github.vae4j.reports.html;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A grey picture as a small PNG file, for a page that must stay small: {@value #LEVELS} levels of
 * grey, about half the bytes of 256, and a palette with one colour for what is transparent. The
 * files of the output folder keep all levels.
 *
 * <p>It is written here because {@code ImageIO} filters the rows of a palette, too, against the
 * advice of the format ("Filter selection"), which costs a quarter more.
 */
final class CompactPng {
  /** Levels of grey that are left. */
  static final int LEVELS = 32;

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final byte[] DEPTH_8_PALETTE = {8, 3, 0, 0, 0};
  private static final int TRANSPARENT = LEVELS;
  private static final int MOST = 255;

  private CompactPng() {}

  static byte[] of(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(SIGNATURE);
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(picture.getWidth())
            .putInt(picture.getHeight())
            .put(DEPTH_8_PALETTE)
            .array());
    chunk(out, "PLTE", palette());
    chunk(out, "tRNS", opacity());
    chunk(out, "IDAT", rows(picture));
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }

  private static byte[] palette() {
    ByteBuffer colours = ByteBuffer.allocate(3 * (LEVELS + 1));
    for (int i = 0; i < LEVELS; i++) {
      byte grey = (byte) Math.round(i * (float) MOST / (LEVELS - 1));
      colours.put(grey).put(grey).put(grey);
    }
    return colours.array();
  }

  private static byte[] opacity() {
    byte[] opacity = new byte[LEVELS + 1];
    Arrays.fill(opacity, 0, LEVELS, (byte) MOST);
    return opacity;
  }

  /** Each row begins with the number of its filter: 0, none. */
  private static byte[] rows(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      byte[] row = new byte[picture.getWidth() + 1];
      for (int y = 0; y < picture.getHeight(); y++) {
        for (int x = 0; x < picture.getWidth(); x++) {
          row[x + 1] = (byte) index(picture, x, y);
        }
        out.write(row);
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** The samples as they are stored: colours would be converted between grey spaces. */
  private static int index(BufferedImage picture, int x, int y) {
    if (picture.getColorModel() instanceof IndexColorModel model) {
      int index = picture.getRaster().getSample(x, y, 0);
      return model.getAlpha(index) == 0 ? TRANSPARENT : level(model.getRed(index));
    }
    boolean alpha = picture.getColorModel().hasAlpha();
    int bands = picture.getRaster().getNumBands();
    return alpha && picture.getRaster().getSample(x, y, bands - 1) == 0
        ? TRANSPARENT
        : level(picture.getRaster().getSample(x, y, 0));
  }

  private static int level(int grey) {
    return Math.round(grey * (LEVELS - 1f) / MOST);
  }
}
