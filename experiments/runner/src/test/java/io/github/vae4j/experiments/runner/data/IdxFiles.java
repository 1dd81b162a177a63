package io.github.vae4j.experiments.runner.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Makes the content of IDX files. */
final class IdxFiles {
  private IdxFiles() {}

  /** Images whose pixels count up. */
  static byte[] images(int count, int height, int width) {
    ByteBuffer content = ByteBuffer.allocate(16 + count * height * width);
    content.putInt(0x00000803).putInt(count).putInt(height).putInt(width);
    for (int i = 0; content.hasRemaining(); i++) {
      content.put((byte) i);
    }
    return content.array();
  }

  static byte[] labels(int... labels) {
    ByteBuffer content = ByteBuffer.allocate(8 + labels.length);
    content.putInt(0x00000801).putInt(labels.length);
    for (int label : labels) {
      content.put((byte) label);
    }
    return content.array();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
