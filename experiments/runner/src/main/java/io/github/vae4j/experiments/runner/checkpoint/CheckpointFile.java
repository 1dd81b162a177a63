package io.github.vae4j.experiments.runner.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.optim.OptimizerState;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.KlCheck;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A checkpoint as a {@link HashedFile}: a JSON header, then the arrays as big-endian floats. */
public final class CheckpointFile {
  private static final String FORMAT = "vae4j-checkpoint-1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Header(
      Map<String, String> settings,
      String dataHash,
      int epoch,
      long step,
      long optimizerSteps,
      double seconds,
      List<EpochRow> rows,
      List<KlCheck> checks) {}

  private CheckpointFile() {}

  /** Writes a checkpoint aside, then moves it into place, so that it is whole or not there. */
  public static void write(Path file, Checkpoint checkpoint) {
    new HashedFile(file, FORMAT)
        .write(
            data -> {
              byte[] header =
                  JSON.writeValueAsBytes(
                      new Header(
                          checkpoint.run().spec().asMap(),
                          checkpoint.run().dataHash(),
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
            });
  }

  /**
   * Reads a checkpoint.
   *
   * @throws InputException if it is not a checkpoint or its hash does not fit its content
   */
  public static Checkpoint read(Path file) {
    return new HashedFile(file, FORMAT)
        .read(
            data -> {
              Header header = JSON.readValue(data.readNBytes(data.readInt()), Header.class);
              return new Checkpoint(
                  RunIdentity.of(header.settings(), header.dataHash()),
                  header.epoch(),
                  header.step(),
                  header.seconds(),
                  header.rows(),
                  header.checks(),
                  readArrays(data),
                  OptimizerState.of(header.optimizerSteps(), readArrays(data)));
            });
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
}
