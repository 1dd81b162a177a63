package io.github.vae4j.experiments.benchmarks.floor;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.experiments.benchmarks.protocol.Recorder;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import org.bytedeco.javacpp.FloatPointer;

/** Times {@code sgemm} of square matrices by the OpenBLAS that ND4J ships. A step is a product. */
public final class Floor {
  private static final int SIDE = 2000;

  private Floor() {}

  /** Operations of one product. */
  public static double flops() {
    return 2.0 * SIDE * SIDE * SIDE;
  }

  public static void main(String[] args) {
    Task task = Task.of(args);
    FloatPointer a = matrix();
    FloatPointer b = matrix();
    FloatPointer c = matrix();
    blas_set_num_threads(task.threads());
    Recorder recorder = new Recorder(task);
    while (!recorder.enough()) {
      recorder.begin();
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          SIDE,
          SIDE,
          SIDE,
          1f,
          a,
          SIDE,
          b,
          SIDE,
          0f,
          c,
          SIDE);
      recorder.end(0);
    }
    recorder.print(System.out, "OpenBLAS of ND4J, " + task.threads() + " threads");
  }

  private static FloatPointer matrix() {
    float[] values = new float[SIDE * SIDE];
    RandomStream.of(Task.SEED).fillUniform(values, 0, values.length);
    return new FloatPointer(values);
  }
}
