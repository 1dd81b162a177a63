package io.github.vae4j.experiments.benchmarks.libtorch;

import io.github.vae4j.experiments.benchmarks.protocol.Rows;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The data as one float tensor, which is what trains fastest. */
final class LibtorchData {
  static final TensorOptions LONG =
      new TensorOptions().dtype(new ScalarTypeOptional(ScalarType.Long));
  private static final TensorOptions BYTE =
      new TensorOptions().dtype(new ScalarTypeOptional(ScalarType.Byte));

  private LibtorchData() {}

  /** [N, D] in [0, 1]. */
  static Tensor read(Task task) {
    int dim = task.architecture().dim();
    Rows rows = Rows.read(task.data(), dim);
    try (BytePointer bytes = new BytePointer(rows.bytes())) {
      return torch
          .from_blob(bytes, new long[] {rows.size(), dim}, BYTE)
          .to(ScalarType.Float)
          .div_(new Scalar(255f));
    }
  }

  /** What computes: its release is that of the jar. */
  static String version() {
    String jar = String.valueOf(torch.class.getProtectionDomain().getCodeSource().getLocation());
    return jar.replaceAll(".*/pytorch-([0-9.]+)-.*", "libtorch $1")
        + ", "
        + torch.get_num_threads()
        + " threads";
  }
}
