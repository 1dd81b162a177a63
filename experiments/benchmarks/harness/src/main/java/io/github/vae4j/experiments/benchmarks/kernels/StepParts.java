package io.github.vae4j.experiments.benchmarks.kernels;

import io.github.vae4j.core.data.ByteDataSet;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.optim.Adam;
import io.github.vae4j.core.optim.GradientNorm;
import io.github.vae4j.core.optim.Optimizer;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.likelihoods.Bernoulli;
import io.github.vae4j.likelihoods.GaussianFixed;
import io.github.vae4j.likelihoods.GaussianLearned;
import io.github.vae4j.likelihoods.Sigma;
import io.github.vae4j.priors.GaussianPosterior;
import io.github.vae4j.priors.GaussianStandardKl;
import io.github.vae4j.priors.StandardGaussianPrior;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a step of 784–400–20 at batch 128 that are no matrix products. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepParts {
  private static final int BATCH = 128;
  private static final int DIM = 784;
  private static final int LATENT = 20;
  private static final int ROWS = 10_000;

  @Param({"1", "2"})
  public int threads = 1;

  private final Likelihood bernoulli = new Bernoulli();
  private final Likelihood gaussianFixed = new GaussianFixed(1);
  private final Likelihood gaussianLearned = new GaussianLearned(Sigma.PIXEL, 0.02, 0.3);
  private final GaussianStandardKl kl = new GaussianStandardKl();
  private final Parameter x = drawn("x", BATCH, DIM);
  private final Parameter first = drawn("first", 1, BATCH, DIM);
  private final Parameter second = drawn("second", 1, BATCH, DIM);
  private final Parameter mean = drawn("mean", BATCH, LATENT);
  private final Parameter logVariance = drawn("logVariance", BATCH, LATENT);
  private final Optimizer adam = new Adam(0.9, 0.999, 1e-8);

  /** As many as the model has. */
  private final Parameter weights = drawn("weights", 652_824);

  private final ByteDataSet data = ByteDataSet.images(new byte[ROWS * DIM], new ImageShape(28, 28));
  private final int[] rows = RandomStream.of(1).permutation(ROWS);
  private Device device = Device.cpu(1);

  private static Parameter drawn(String name, int... sizes) {
    Shape shape = Shape.of(sizes);
    float[] values = new float[shape.size()];
    RandomStream.of(1).split(name).fillUniform(values, 0, values.length);
    return new Parameter(name, shape, values);
  }

  @Setup
  public void open() {
    device.close();
    device = Device.cpu(threads);
  }

  @TearDown
  public void close() {
    device.close();
  }

  private interface Loss {
    Tensor of(io.github.vae4j.core.tensor.Scope scope);
  }

  /** A value and its gradient by those parameters. */
  private float valueAndGradient(Loss loss, Parameter... by) {
    try (io.github.vae4j.core.tensor.Scope scope = device.scope()) {
      Tensor value = loss.of(scope);
      Gradients gradients = scope.gradients(value);
      for (Parameter parameter : by) {
        gradients.array(parameter);
      }
      return value.item();
    }
  }

  private Tensor data(io.github.vae4j.core.tensor.Scope scope) {
    return scope.use(x).stopGradient();
  }

  @Benchmark
  public float bernoulli() {
    return valueAndGradient(
        scope -> bernoulli.logProb(data(scope), Head.of(Map.of("logits", scope.use(first)))).sum(),
        first);
  }

  @Benchmark
  public float gaussianFixed() {
    return valueAndGradient(
        scope ->
            gaussianFixed.logProb(data(scope), Head.of(Map.of("mean", scope.use(first)))).sum(),
        first);
  }

  @Benchmark
  public float gaussianLearned() {
    return valueAndGradient(
        scope ->
            gaussianLearned
                .logProb(
                    data(scope),
                    Head.of(Map.of("mean", scope.use(first), "logVariance", scope.use(second))))
                .sum(),
        first,
        second);
  }

  @Benchmark
  public float klOfGaussians() {
    return valueAndGradient(
        scope ->
            kl.klPerDimension(
                    new GaussianPosterior(scope.use(mean), scope.use(logVariance)),
                    new StandardGaussianPrior(LATENT))
                .sum(),
        mean,
        logVariance);
  }

  /** With the norm of the gradient, as every step has it. */
  @Benchmark
  public double adam() {
    try (io.github.vae4j.core.tensor.Scope scope = device.scope()) {
      List<Parameter> all = List.of(weights);
      Gradients gradients = scope.gradients(scope.use(weights).sum());
      GradientNorm norm = GradientNorm.of(device, all, gradients);
      adam.step(device, all, gradients, 1, 1e-3);
      return norm.value();
    }
  }

  @Benchmark
  public Tensor normals() {
    try (io.github.vae4j.core.tensor.Scope scope = device.inference()) {
      return scope.normal(Shape.of(BATCH, LATENT), RandomStream.of(1));
    }
  }

  @Benchmark
  public Tensor manyNormals() {
    try (io.github.vae4j.core.tensor.Scope scope = device.inference()) {
      return scope.normal(Shape.of(500 * BATCH, LATENT), RandomStream.of(1));
    }
  }

  /** Rows of bytes in shuffled order as one batch of floats. */
  @Benchmark
  public Tensor batch() {
    try (io.github.vae4j.core.tensor.Scope scope = device.inference()) {
      return scope.constant(
          Shape.of(BATCH, DIM),
          values -> {
            for (int i = 0; i < BATCH; i++) {
              data.copyRow(rows[i], values, i * DIM);
            }
          });
    }
  }
}
