package io.github.vae4j.core.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a header that names type and shape, a zero byte, and the content in row order. */
final class ContentHash {
  private static final int CHUNK = 4096;

  private final MessageDigest digest;

  private ContentHash(MessageDigest digest) {
    this.digest = digest;
  }

  static ContentHash of(String header) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    digest.update(header.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return new ContentHash(digest);
  }

  ContentHash add(byte[] content) {
    digest.update(content);
    return this;
  }

  /** Adds the numbers' 32 bits, least significant byte first. */
  ContentHash add(float[] content) {
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < content.length; from += CHUNK) {
      int n = Math.min(CHUNK, content.length - from);
      bytes.clear().asFloatBuffer().put(content, from, n);
      digest.update(bytes.limit(n * Float.BYTES));
    }
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
