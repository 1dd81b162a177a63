package io.github.vae4j.experiments.runner.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks what was downloaded and knows it by its content. */
final class Unpacked {
  private Unpacked() {}

  /** Whether the file is there, whole and right. */
  static boolean matches(Path path, RemoteFile file) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) != file.size()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return copy(in, OutputStream.nullOutputStream()).equals(file.sha256());
    }
  }

  /**
   * Unpacks a gzip file to where it belongs, where it appears whole or not at all, and deletes it.
   *
   * @throws DownloadFailure if it is not what it should be; nothing has changed then
   */
  static void move(Path packed, RemoteFile file, Path target) throws IOException, DownloadFailure {
    Path aside = target.resolveSibling(file.name() + ".unpacking");
    try {
      String sha256;
      try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16);
          OutputStream out = Files.newOutputStream(aside)) {
        sha256 = copy(in, out);
      } catch (EOFException e) {
        throw new DownloadFailure("what came is cut short", e);
      } catch (ZipException e) {
        throw new DownloadFailure("what came is no gzip file (%s)".formatted(e.getMessage()), e);
      }
      if (!sha256.equals(file.sha256())) {
        throw new DownloadFailure(
            "wrong content: SHA-256 %s, expected %s".formatted(sha256, file.sha256()));
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(packed);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** Copies, and gives the SHA-256 of what was copied. */
  private static String copy(InputStream in, OutputStream out) throws IOException {
    DigestInputStream digesting = new DigestInputStream(in, sha256());
    byte[] buffer = new byte[1 << 16];
    for (int n = digesting.read(buffer); n >= 0; n = digesting.read(buffer)) {
      out.write(buffer, 0, n);
    }
    return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
