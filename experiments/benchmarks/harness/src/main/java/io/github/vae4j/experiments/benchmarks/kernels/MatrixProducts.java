package io.github.vae4j.experiments.benchmarks.kernels;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import io.github.vae4j.core.engine.CopyingOpenBlas;
import io.github.vae4j.core.engine.MatrixProduct;
import io.github.vae4j.core.engine.OpenBlas;
import io.github.vae4j.core.random.RandomStream;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Ways to multiply the matrices of a step, on one thread: what the ways cost, not the threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatrixProducts {
  /** M×K×N of the product [M, K] · [K, N]. */
  @Param({"128x784x400", "128x400x784", "128x400x40", "784x128x400", "512x784x400"})
  public String shape = "";

  private final MatrixProduct copying = new CopyingOpenBlas();
  private final MatrixProduct chosen = OpenBlas.create();
  private int m;
  private int k;
  private int n;
  private float[] a = {};
  private float[] b = {};
  private float[] c = {};
  private FloatPointer nativeA = new FloatPointer();
  private FloatPointer nativeB = new FloatPointer();
  private FloatPointer nativeC = new FloatPointer();
  private INDArray arrayA = Nd4j.empty(DataType.FLOAT);
  private INDArray arrayB = Nd4j.empty(DataType.FLOAT);
  private INDArray arrayC = Nd4j.empty(DataType.FLOAT);

  @Setup
  public void fill() {
    String[] sides = shape.split("x", -1);
    m = Integer.parseInt(sides[0]);
    k = Integer.parseInt(sides[1]);
    n = Integer.parseInt(sides[2]);
    a = drawn(m * k, "a");
    b = drawn(k * n, "b");
    c = new float[m * n];
    nativeA = new FloatPointer(a);
    nativeB = new FloatPointer(b);
    nativeC = new FloatPointer(c);
    arrayA = Nd4j.createFromArray(a).reshape(m, k);
    arrayB = Nd4j.createFromArray(b).reshape(k, n);
    arrayC = Nd4j.createUninitialized(DataType.FLOAT, new long[] {m, n}, 'c');
    blas_set_num_threads(1); // after ND4J's start, which sets them to all cores
  }

  private static float[] drawn(int size, String name) {
    float[] values = new float[size];
    RandomStream.of(1).split(name).fillUniform(values, 0, size);
    return values;
  }

  /** The way that the engine takes on this virtual machine. */
  @Benchmark
  public float[] engine() {
    return multiply(chosen);
  }

  /** Heap arrays, copied to native memory and back: the way on JDK 17. */
  @Benchmark
  public float[] copying() {
    return multiply(copying);
  }

  private float[] multiply(MatrixProduct product) {
    product.multiply(false, false, m, n, k, a, 0, k, b, 0, n, false, c, 0, n);
    return c;
  }

  /** OpenBLAS on native memory: no way can be faster. */
  @Benchmark
  public FloatPointer cblas() {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        m,
        n,
        k,
        1f,
        nativeA,
        k,
        nativeB,
        n,
        0f,
        nativeC,
        n);
    return nativeC;
  }

  /** ND4J, into an array of row-major order. */
  @Benchmark
  public INDArray nd4jMatmul() {
    return Nd4j.matmul(arrayA, arrayB, arrayC, false, false, false);
  }

  /** ND4J, as most write it. */
  @Benchmark
  public void nd4jMmul() {
    arrayA.mmul(arrayB).close();
  }
}
