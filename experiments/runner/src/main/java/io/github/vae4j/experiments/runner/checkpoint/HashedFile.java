package io.github.vae4j.experiments.runner.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import io.github.vae4j.core.InputException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;

/**
 * A file that is whole or not there, and shows when it was damaged: the name of its format, its
 * content, and the SHA-256 of both.
 */
record HashedFile(Path path, String format) {
  private static final int HASH_LENGTH = 32;
  private static final int BUFFER = 1 << 16;

  /** Writes the content. */
  interface Content {
    void write(DataOutputStream data) throws IOException;
  }

  /** Reads what {@link Content} wrote. */
  interface Reader<T> {
    T read(DataInputStream data) throws IOException;
  }

  /**
   * Writes the file aside, then moves it into place.
   *
   * @throws UncheckedIOException if that fails; what was there before is then as it was
   */
  void write(Content content) {
    try {
      Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      Path aside = folder.resolve("." + path.getFileName() + ".part");
      try (OutputStream out = Files.newOutputStream(aside)) {
        MessageDigest digest = sha256();
        DataOutputStream data =
            new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(out, digest), BUFFER));
        data.writeUTF(format);
        content.write(data);
        data.flush();
        out.write(digest.digest());
      }
      Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  /**
   * Reads the file.
   *
   * @throws InputException if it is of another format, or its hash does not fit its content
   */
  <T> T read(Reader<T> reader) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new InputException("%s cannot be read: %s".formatted(path, e), e);
    }
    int length = bytes.length - HASH_LENGTH;
    if (length < 0) {
      throw damaged("it is only " + bytes.length + " bytes long");
    }
    MessageDigest digest = sha256();
    digest.update(bytes, 0, length);
    if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(bytes, length, bytes.length))) {
      throw damaged("its SHA-256 does not fit its content, so it was cut or changed");
    }
    try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
      String found = data.readUTF();
      if (!found.equals(format)) {
        throw damaged("its format is '" + found + "', expected '" + format + "'");
      }
      return reader.read(data);
    } catch (JacksonException e) {
      throw damaged("its header cannot be read: " + e.getOriginalMessage());
    } catch (EOFException e) {
      throw damaged("it ends too early");
    } catch (IOException e) {
      throw damaged(String.valueOf(e.getMessage()));
    }
  }

  private InputException damaged(String how) {
    return new InputException(
        "%s cannot be used: %s; delete the folder %s to train that run afresh"
            .formatted(path, how, path.toAbsolutePath().getParent()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
