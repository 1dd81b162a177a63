package io.github.vae4j.core.check;

import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * q(z|x) for every head that an encoder network may give it; all of its slots are outputs.
 *
 * @param factory the encoder distribution of z of that many dimensions
 */
public record EncoderFamily(IntFunction<EncoderDistribution> factory, CheckHints hints)
    implements HeadFamily {
  private static final float[] EXTREME = {30, 300};

  /** Encoder distributions with what they say of themselves. */
  public static EncoderFamily of(IntFunction<EncoderDistribution> factory) {
    return new EncoderFamily(factory, CheckHints.of(factory.apply(1)));
  }

  /** The posteriors of a head of z of that many dimensions. */
  Posterior read(int latentDim, Head head) {
    return factory.apply(latentDim).read(head);
  }

  @Override
  public Support support() {
    return factory.apply(1).support();
  }

  @Override
  public Measure measure() {
    return ContinuousSupport.measure(support());
  }

  @Override
  public HeadLayout layout(int dimensions) {
    return factory.apply(dimensions).head(dimensions);
  }

  @Override
  public Distribution at(Device device, int dimensions, RawHeads raw) {
    return new Member(device, factory.apply(dimensions), dimensions, raw);
  }

  /** Raw outputs for z of that dimension, drawn. */
  RawHeads head(int latentDim, RandomStream random) {
    return RawHeads.random(layout(latentDim), random, hints.headDeviation());
  }

  @Override
  public Distribution member(Device device, int dimensions, RandomStream random) {
    return at(device, dimensions, head(dimensions, random));
  }

  @Override
  public List<Distribution> extremes(Device device, int dimensions) {
    List<Distribution> members = new ArrayList<>();
    for (float extreme : EXTREME) {
      for (RawHeads raw : RawHeads.extremes(layout(dimensions), extreme)) {
        members.add(at(device, dimensions, raw));
      }
    }
    return members;
  }

  /** Two samples of two rows of two dimensions. */
  @Override
  public Differentiable logProb(RandomStream random) {
    RawHeads raw = head(2, random);
    Shape shape = Shape.of(2, 2, 2);
    float[] z = SupportValues.draw(support(), shape.size(), random);
    boolean smooth = measure() == Measure.LEBESGUE;
    List<Differentiable.Variable> variables = new ArrayList<>(List.of(outputs(raw, 2, random)));
    if (smooth) {
      variables.add(new Differentiable.Variable("z", shape, z));
    }
    return new Differentiable(
        (scope, in) ->
            read(2, raw.read(scope, in.get(0)))
                .logProb(smooth ? in.get(1) : scope.constant(shape, z)),
        variables,
        List.of(),
        "");
  }

  /**
   * Draws of fixed noise as a function of the head: two samples of three rows. Hard draws that
   * carry the gradient of another function are none.
   */
  List<Differentiable> draws(Examination by) {
    RawHeads raw = head(2, by.random());
    RandomStream noise = by.random().split("noise");
    try (Scope scope = by.device().inference()) {
      LatentDraw draw = read(2, raw.repeated(scope, 1)).rsample(1, noise.at(0));
      if (measure() == Measure.COUNTING && !draw.relaxed()) {
        return List.of();
      }
    }
    return List.of(
        Differentiable.of(
            "draws of fixed noise",
            (scope, in) -> read(2, raw.read(scope, in.get(0))).rsample(2, noise.at(0)).surrogate(),
            outputs(raw, 3, by.random())));
  }

  private Differentiable.Variable outputs(RawHeads raw, int rows, RandomStream random) {
    Shape shape = Shape.of(rows, raw.output().length);
    return Differentiable.Variable.normal("head", shape, hints.headDeviation(), random);
  }

  /** log q of draws of q itself, as a function of the head alone and through the draws. */
  @Override
  public List<Differentiable> extremeLogProbs() {
    List<Differentiable> all = new ArrayList<>();
    for (float extreme : EXTREME) {
      for (RawHeads raw : RawHeads.extremes(layout(3), extreme)) {
        Shape one = Shape.of(1, raw.output().length);
        all.add(
            Differentiable.of(
                raw.toString(),
                (scope, in) -> {
                  Posterior q = read(3, raw.read(scope, in.get(0)));
                  LatentDraw draw = q.rsample(4, RandomStream.of(3));
                  return q.logProb(draw.exact()).concat(1, draw.surrogate().sum(-1));
                },
                new Differentiable.Variable("head", one, raw.output())));
      }
    }
    return all;
  }

  @Override
  public List<Returned> returned(Scope scope, int samples, int rows, int dimensions) {
    RandomStream random = RandomStream.of(1);
    Posterior posterior = read(dimensions, head(dimensions, random).repeated(scope, rows));
    LatentDraw draw = posterior.rsample(samples, random);
    Shape whole = Shape.of(samples, rows, dimensions);
    return List.of(
        new Returned("rsample", draw.exact().shape(), whole),
        new Returned("rsample's surrogate", draw.surrogate().shape(), whole),
        new Returned("logProb", posterior.logProb(draw.exact()).shape(), Shape.of(samples, rows)),
        new Returned("mean", posterior.mean().shape(), Shape.of(rows, dimensions)));
  }

  @Override
  public RowWise rows(RandomStream random, int samples, int rows, int dimensions) {
    RawHeads raw = head(dimensions, random);
    int w = raw.output().length;
    float[] outputs = outputs(raw, rows, random).values();
    float[] z = SupportValues.draw(support(), samples * rows * dimensions, random);
    return new RowWise() {
      @Override
      public float[] together(Device device) {
        try (Scope scope = device.inference()) {
          Tensor head = scope.constant(Shape.of(rows, w), outputs);
          Tensor zs = scope.constant(Shape.of(samples, rows, dimensions), z);
          return read(dimensions, raw.read(scope, head)).logProb(zs).toArray();
        }
      }

      @Override
      public float alone(Device device, int sample, int row) {
        try (Scope scope = device.inference()) {
          int from = (sample * rows + row) * dimensions;
          float[] one = Arrays.copyOfRange(z, from, from + dimensions);
          float[] own = Arrays.copyOfRange(outputs, row * w, (row + 1) * w);
          Tensor head = scope.constant(Shape.of(1, w), own);
          Tensor zs = scope.constant(Shape.of(1, 1, dimensions), one);
          return read(dimensions, raw.read(scope, head)).logProb(zs).item();
        }
      }
    };
  }

  /** q(z|x) at one head. */
  private record Member(Device device, EncoderDistribution encoder, int dimensions, RawHeads raw)
      implements Distribution {
    @Override
    public float[] logProb(float[] points, int n) {
      try (Scope scope = device.inference()) {
        Tensor z = scope.constant(Shape.of(n, 1, dimensions), points);
        return encoder.read(raw.repeated(scope, 1)).logProb(z).toArray();
      }
    }

    @Override
    public float[] sample(int n, RandomStream random) {
      try (Scope scope = device.inference()) {
        return encoder.read(raw.repeated(scope, 1)).rsample(n, random).exact().toArray();
      }
    }

    @Override
    public Optional<float[]> mean() {
      try (Scope scope = device.inference()) {
        return Optional.of(encoder.read(raw.repeated(scope, 1)).mean().toArray());
      }
    }

    @Override
    public String toString() {
      return raw.toString();
    }
  }
}
