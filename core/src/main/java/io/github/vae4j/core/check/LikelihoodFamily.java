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
import java.util.Arrays;
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

  /** A mean that data of every support may have. */
  private static final float TYPICAL_MEAN = 0.5f;

  /** Raw outputs at once, so that wide heads do not fill the memory. */
  private static final int OUTPUTS_AT_ONCE = 1 << 20;

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

  /** Raw outputs for x of that dimension, drawn about those that training starts from. */
  RawHeads head(int dataDim, RandomStream random) {
    Likelihood likelihood = factory.apply(dataDim);
    RawHeads drawn = RawHeads.random(likelihood.head(dataDim), random, hints.headDeviation());
    int at = 0;
    for (HeadLayout.Slot slot : drawn.layout().slots()) {
      float start = slot.free() ? 0 : likelihood.initialBias(slot.name(), TYPICAL_MEAN);
      for (int i = 0; i < slot.width() && !slot.free(); i++) {
        drawn.output()[at++] += start;
      }
    }
    return drawn;
  }

  /** Outputs of so many rows, each drawn. */
  private float[] outputs(int rows, int dataDim, RandomStream random) {
    int width = layout(dataDim).width();
    float[] all = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(head(dataDim, random).output(), 0, all, row * width, width);
    }
    return all;
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
        new Differentiable.Variable(
            "head", Shape.of(2, 2, raw.output().length), outputs(4, 2, random));
    float[] x = SupportValues.inside(support(), 4, 2 * hints.gradientStep(), random);
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
    float[] outputs = outputs(samples * rows, dimensions, random);
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
          float[] one = Arrays.copyOfRange(outputs, from, from + w);
          float[] oneX = Arrays.copyOfRange(x, row * dimensions, (row + 1) * dimensions);
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
      float[] all = new float[n];
      for (int from = 0; from < n; from += atOnce()) {
        int now = Math.min(atOnce(), n - from);
        try (Scope scope = device.inference()) {
          float[] own = Arrays.copyOfRange(points, from * dimensions, (from + now) * dimensions);
          Tensor x = scope.constant(Shape.of(now, dimensions), own);
          float[] part = likelihood.logProb(x, raw.repeated(scope, 1, now)).toArray();
          System.arraycopy(part, 0, all, from, now);
        }
      }
      return all;
    }

    @Override
    public float[] sample(int n, RandomStream random) {
      float[] all = new float[n * dimensions];
      for (int from = 0; from < n; from += atOnce()) {
        int now = Math.min(atOnce(), n - from);
        try (Scope scope = device.inference()) {
          float[] part = likelihood.sample(raw.repeated(scope, now, 1), random).toArray();
          System.arraycopy(part, 0, all, from * dimensions, part.length);
        }
      }
      return all;
    }

    private int atOnce() {
      return Math.max(1, OUTPUTS_AT_ONCE / Math.max(1, raw.output().length + dimensions));
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
