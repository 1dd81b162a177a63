package io.github.vae4j.experiments.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A NumPy file of grey images of 4 × 4 pixels: a bright bar in one of eight places. */
final class Bars {
  private Bars() {}

  /** Writes {@code bars.npy}, float32 [count, 4, 4], in format 1.0. */
  static Path in(Path folder, int count) {
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, 4, 4), }".formatted(count);
    int length = (10 + text.length() + 1 + 63) / 64 * 64 - 10; // all before the data: 64 × n bytes
    String header = text + " ".repeat(length - text.length() - 1) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + length + count * 16 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) length);
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < count; i++) {
      for (int pixel = 0; pixel < 16; pixel++) {
        int place = i * 5 % 8;
        boolean bright = place < 4 ? pixel / 4 == place : pixel % 4 == place - 4;
        bytes.putFloat(bright ? 0.6f + 0.4f * (i * 37 % 101) / 101 : 0);
      }
    }
    try {
      return Files.write(folder.resolve("bars.npy"), bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Arguments that make a run of 300 such images small, and further ones. */
  static Object[] run(Path file, Object... further) {
    return with("run", List.of("--data-file", file, "--binarize", "dynamic"), further);
  }

  /** Arguments of a command on those images, small. */
  static Object[] with(String command, List<Object> more, Object... further) {
    List<Object> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--hidden", 16, "--latent", 3, "--batch", 32, "--audit-detect", 0.05));
    arguments.addAll(more);
    arguments.addAll(Arrays.asList(further));
    return arguments.toArray();
  }
}
