package io.github.vae4j.experiments.runner.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.optim.OptimizerState;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.KlCheck;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint as a file: a format line, a JSON header, the arrays as big-endian floats, and the
 * SHA-256 of all that.
 */
public final class CheckpointFile {
  private static final String FORMAT = "vae4j-checkpoint-1";
  private static final int HASH_LENGTH = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Header(
      Map<String, String> settings,
      int epoch,
      long step,
      long optimizerSteps,
      double seconds,
      List<EpochRow> rows,
      List<KlCheck> checks) {}

  private CheckpointFile() {}

  /** Writes a checkpoint aside, then moves it into place, so that it is whole or not there. */
  public static void write(Path file, Checkpoint checkpoint) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path aside = Files.createTempFile(folder, "checkpoint", ".part");
      try {
        MessageDigest digest = sha256();
        try (OutputStream out = Files.newOutputStream(aside);
            DataOutputStream data =
                new DataOutputStream(
                    new BufferedOutputStream(new DigestOutputStream(out, digest), 1 << 16))) {
          data.writeUTF(FORMAT);
          byte[] header =
              JSON.writeValueAsBytes(
                  new Header(
                      checkpoint.settings(),
                      checkpoint.epoch(),
                      checkpoint.step(),
                      checkpoint.optimizer().steps(),
                      checkpoint.seconds(),
                      checkpoint.rows(),
                      checkpoint.checks()));
          data.writeInt(header.length);
          data.write(header);
          write(data, checkpoint.parameters());
          write(data, checkpoint.optimizer().arrays());
          data.flush();
          out.write(digest.digest());
        }
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint " + file + " could not be written", e);
    }
  }

  /**
   * Reads a checkpoint.
   *
   * @throws InputException if it is not a checkpoint or its hash does not fit its content
   */
  public static Checkpoint read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException("the checkpoint %s cannot be read: %s".formatted(file, e), e);
    }
    int length = bytes.length - HASH_LENGTH;
    if (length < 0) {
      throw damaged(file, "it is only " + bytes.length + " bytes long");
    }
    MessageDigest digest = sha256();
    digest.update(bytes, 0, length);
    if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(bytes, length, bytes.length))) {
      throw damaged(file, "its SHA-256 does not fit its content");
    }
    try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
      String format = data.readUTF();
      if (!format.equals(FORMAT)) {
        throw damaged(file, "its format is '" + format + "', expected '" + FORMAT + "'");
      }
      Header header =
          JSON.readValue(data.readNBytes(data.readInt()), new TypeReference<Header>() {});
      return new Checkpoint(
          header.settings(),
          header.epoch(),
          header.step(),
          header.seconds(),
          header.rows(),
          header.checks(),
          readArrays(data),
          OptimizerState.of(header.optimizerSteps(), readArrays(data)));
    } catch (JacksonException e) {
      throw damaged(file, "its header cannot be read: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    }
  }

  private static void write(DataOutputStream data, Map<String, float[]> arrays) throws IOException {
    data.writeInt(arrays.size());
    for (Map.Entry<String, float[]> entry : arrays.entrySet()) {
      data.writeUTF(entry.getKey());
      float[] values = entry.getValue();
      data.writeInt(values.length);
      ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
      buffer.asFloatBuffer().put(values);
      data.write(buffer.array());
    }
  }

  private static Map<String, float[]> readArrays(DataInputStream data) throws IOException {
    int count = data.readInt();
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = data.readUTF();
      float[] values = new float[data.readInt()];
      ByteBuffer.wrap(data.readNBytes(values.length * Float.BYTES)).asFloatBuffer().get(values);
      arrays.put(name, values);
    }
    return arrays;
  }

  private static InputException damaged(Path file, String how) {
    return new InputException(
        "the checkpoint %s cannot be used: %s; delete it to start that run afresh"
            .formatted(file, how));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
