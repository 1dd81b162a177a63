package io.github.vae4j.experiments.benchmarks.protocol;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters by name, so that every engine starts from the same: "encoder.0.weight" [in, out]
 * row-major and "encoder.0.bias" for each layer, the last of a network being "output".
 */
public record Weights(Map<String, float[]> byName) {
  /** The array of that name. */
  public float[] get(String name) {
    float[] values = byName.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "no parameter '%s'; there are %s".formatted(name, byName.keySet()));
    }
    return values;
  }

  /** The name of a network's layer, counted from 0, of that many. */
  public static String layer(String network, int index, int layers) {
    return network + "." + (index == layers - 1 ? "output" : index);
  }

  /** A matrix [rows, columns] as [columns, rows]. */
  public static float[] transposed(float[] matrix, int rows, int columns) {
    float[] out = new float[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out[j * rows + i] = matrix[i * columns + j];
      }
    }
    return out;
  }

  /** Writes the file. */
  public void write(Path file) {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(byName.size());
      for (Map.Entry<String, float[]> entry : byName.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        for (float value : entry.getValue()) {
          out.writeFloat(value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Reads a file. */
  public static Weights read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      Map<String, float[]> byName = new LinkedHashMap<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        float[] values = new float[in.readInt()];
        for (int j = 0; j < values.length; j++) {
          values[j] = in.readFloat();
        }
        byName.put(name, values);
      }
      return new Weights(byName);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
