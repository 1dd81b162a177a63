package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * p(x|z) for every head that a decoder may give it.
 *
 * @param factory the likelihood of x of that many dimensions
 */
public record LikelihoodFamily(IntFunction<Likelihood> factory, CheckHints hints)
    implements HeadFamily {
  private static final float EXTREME = 30;

  /** Likelihoods with what they say of themselves. */
  public static LikelihoodFamily of(IntFunction<Likelihood> factory) {
    return new LikelihoodFamily(factory, CheckHints.of(factory.apply(1)));
  }

  @Override
  public Support support() {
    return factory.apply(1).support();
  }

  @Override
  public Measure measure() {
    return factory.apply(1).measure();
  }

  @Override
  public HeadLayout layout(int dimensions) {
    return factory.apply(dimensions).head(dimensions);
  }

  @Override
  public Distribution at(Device device, int dimensions, RawHeads raw) {
    return new Member(device, factory.apply(dimensions), dimensions, raw);
  }

  /** Raw outputs for x of that dimension, drawn. */
  RawHeads head(int dataDim, RandomStream random) {
    return RawHeads.random(layout(dataDim), random, hints.headDeviation());
  }

  @Override
  public Distribution member(Device device, int dimensions, RandomStream random) {
    return at(device, dimensions, head(dimensions, random));
  }

  @Override
  public List<Distribution> extremes(Device device, int dimensions) {
    List<Distribution> members = new ArrayList<>();
    for (RawHeads raw : RawHeads.extremes(layout(dimensions), EXTREME)) {
      members.add(at(device, dimensions, raw));
    }
    return members;
  }

  /** Two samples for two rows of two dimensions. */
  @Override
  public Differentiable logProb(RandomStream random) {
    RawHeads raw = head(2, random);
    Differentiable.Variable outputs =
        Differentiable.Variable.normal(
            "head", Shape.of(2, 2, raw.output().length), hints.headDeviation(), random);
    float[] x = SupportValues.draw(support(), 4, random);
    return at(raw, outputs, new Differentiable.Variable("x", Shape.of(2, 2), x), raw.toString());
  }

  @Override
  public List<Differentiable> extremeLogProbs() {
    List<Differentiable> all = new ArrayList<>();
    for (RawHeads raw : RawHeads.extremes(layout(3), EXTREME)) {
      for (float point : SupportValues.extremes(support())) {
        Shape one = Shape.of(1, 1, raw.output().length);
        all.add(
            at(
                raw,
                new Differentiable.Variable("head", one, raw.output()),
                new Differentiable.Variable("x", Shape.of(1, 3), new float[] {point, point, point}),
                "of x = %s %s".formatted(point, raw)));
      }
    }
    return all;
  }

  /** As a function of the head, its free slots, and x where that is continuous. */
  private Differentiable at(
      RawHeads raw, Differentiable.Variable outputs, Differentiable.Variable x, String words) {
    boolean smooth = measure() == Measure.LEBESGUE;
    Likelihood likelihood = factory.apply(x.shape().last());
    List<HeadLayout.Slot> free = RawHeads.freeSlots(raw.layout());
    List<Differentiable.Variable> variables = new ArrayList<>(List.of(outputs));
    for (HeadLayout.Slot slot : free) {
      float[] values = raw.free().getOrDefault(slot.name(), new float[slot.width()]);
      variables.add(new Differentiable.Variable(slot.name(), Shape.of(slot.width()), values));
    }
    if (smooth) {
      variables.add(x);
    }
    return new Differentiable(
        (scope, in) -> {
          Map<String, Tensor> slots = new HashMap<>();
          for (int i = 0; i < free.size(); i++) {
            slots.put(free.get(i).name(), in.get(1 + i));
          }
          Tensor xs = smooth ? in.get(in.size() - 1) : scope.constant(x.shape(), x.values());
          return likelihood.logProb(xs, Head.of(raw.layout(), in.get(0), slots));
        },
        variables,
        List.of(),
        words);
  }

  @Override
  public List<Returned> returned(Scope scope, int samples, int rows, int dimensions) {
    RandomStream random = RandomStream.of(1);
    Likelihood likelihood = factory.apply(dimensions);
    Head head = head(dimensions, random).repeated(scope, samples, rows);
    float value = SupportValues.draw(support(), 1, random)[0];
    Tensor x = scope.full(Shape.of(rows, dimensions), value);
    Shape whole = Shape.of(samples, rows, dimensions);
    return List.of(
        new Returned("logProb", likelihood.logProb(x, head).shape(), Shape.of(samples, rows)),
        new Returned("mean", likelihood.mean(head).shape(), whole),
        new Returned("sample", likelihood.sample(head, random).shape(), whole));
  }

  @Override
  public RowWise rows(RandomStream random, int samples, int rows, int dimensions) {
    Likelihood likelihood = factory.apply(dimensions);
    RawHeads raw = head(dimensions, random);
    int w = raw.output().length;
    float[] outputs =
        Differentiable.Variable.normal(
                "head", Shape.of(samples, rows, w), hints.headDeviation(), random)
            .values();
    float[] x = SupportValues.draw(support(), rows * dimensions, random);
    return new RowWise() {
      @Override
      public float[] together(Device device) {
        try (Scope scope = device.inference()) {
          Tensor head = scope.constant(Shape.of(samples, rows, w), outputs);
          Tensor xs = scope.constant(Shape.of(rows, dimensions), x);
          return likelihood.logProb(xs, raw.read(scope, head)).toArray();
        }
      }

      @Override
      public float alone(Device device, int sample, int row) {
        try (Scope scope = device.inference()) {
          int from = (sample * rows + row) * w;
          float[] one = java.util.Arrays.copyOfRange(outputs, from, from + w);
          float[] oneX = java.util.Arrays.copyOfRange(x, row * dimensions, (row + 1) * dimensions);
          Tensor head = scope.constant(Shape.of(1, 1, w), one);
          Tensor xs = scope.constant(Shape.of(1, dimensions), oneX);
          return likelihood.logProb(xs, raw.read(scope, head)).item();
        }
      }
    };
  }

  /** p(x|z) at one head. */
  private record Member(Device device, Likelihood likelihood, int dimensions, RawHeads raw)
      implements Distribution {
    @Override
    public float[] logProb(float[] points, int n) {
      try (Scope scope = device.inference()) {
        Tensor x = scope.constant(Shape.of(n, dimensions), points);
        return likelihood.logProb(x, raw.repeated(scope, 1, n)).toArray();
      }
    }

    @Override
    public float[] sample(int n, RandomStream random) {
      try (Scope scope = device.inference()) {
        return likelihood.sample(raw.repeated(scope, n, 1), random).toArray();
      }
    }

    @Override
    public Optional<float[]> mean() {
      try (Scope scope = device.inference()) {
        return Optional.of(likelihood.mean(raw.repeated(scope, 1, 1)).toArray());
      }
    }

    @Override
    public String toString() {
      return raw.toString();
    }
  }
}
