package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * p(z) as it starts, and with its parameters elsewhere.
 *
 * @param factory a new prior over that many dimensions
 */
public record PriorFamily(IntFunction<Prior> factory, CheckHints hints)
    implements DistributionFamily {
  private static final float[] EXTREME = {0, 30, -30};

  /** Priors with what they say of themselves. */
  public static PriorFamily of(IntFunction<Prior> factory) {
    return new PriorFamily(factory, CheckHints.of(factory.apply(1)));
  }

  @Override
  public Support support() {
    return factory.apply(1).support();
  }

  @Override
  public Measure measure() {
    return ContinuousSupport.measure(support());
  }

  /** A new prior with every parameter moved by a normal draw of deviation ½. */
  Prior stirred(int dimensions, RandomStream random) {
    return stir(factory.apply(dimensions), random);
  }

  /** Moves every parameter by a normal draw of deviation ½. */
  public static <P extends Prior> P stir(P prior, RandomStream random) {
    for (Parameter parameter : prior.parameters()) {
      float[] values = parameter.values();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (0.5 * random.nextNormal());
      }
      parameter.changed();
    }
    return prior;
  }

  private Prior filled(int dimensions, float value) {
    Prior prior = factory.apply(dimensions);
    for (Parameter parameter : prior.parameters()) {
      Arrays.fill(parameter.values(), value);
      parameter.changed();
    }
    return prior;
  }

  static String describe(Prior prior) {
    return prior.parameters().stream()
        .map(parameter -> parameter.name() + " " + Arrays.toString(parameter.values()))
        .collect(Collectors.joining(", ", "at " + prior.getClass().getSimpleName() + " ", ""))
        .stripTrailing();
  }

  @Override
  public Distribution member(Device device, int dimensions, RandomStream random) {
    return new Member(device, stirred(dimensions, random), dimensions);
  }

  @Override
  public List<Distribution> extremes(Device device, int dimensions) {
    List<Distribution> members = new ArrayList<>();
    for (float extreme : EXTREME) {
      members.add(new Member(device, filled(dimensions, extreme), dimensions));
    }
    return members;
  }

  /** Two samples of two rows of three dimensions. */
  @Override
  public Differentiable logProb(RandomStream random) {
    Shape shape = Shape.of(2, 2, 3);
    Prior prior = stirred(3, random);
    return at(prior, shape, SupportValues.draw(support(), shape.size(), random), describe(prior));
  }

  @Override
  public List<Differentiable> extremeLogProbs() {
    List<Differentiable> all = new ArrayList<>();
    for (float extreme : EXTREME) {
      Prior prior = filled(3, extreme);
      for (float point : SupportValues.extremes(support())) {
        all.add(
            at(
                prior,
                Shape.of(1, 1, 3),
                new float[] {point, point, point},
                "of z = %s %s".formatted(point, describe(prior))));
      }
    }
    return all;
  }

  private Differentiable at(Prior prior, Shape shape, float[] z, String words) {
    boolean smooth = measure() == Measure.LEBESGUE;
    return new Differentiable(
        (scope, in) -> prior.logProb(smooth ? in.get(0) : scope.constant(shape, z)),
        smooth ? List.of(new Differentiable.Variable("z", shape, z)) : List.of(),
        prior.parameters(),
        words);
  }

  @Override
  public List<Returned> returned(Scope scope, int samples, int rows, int dimensions) {
    RandomStream random = RandomStream.of(1);
    Prior prior = factory.apply(dimensions);
    float value = SupportValues.draw(support(), 1, random)[0];
    Tensor z = scope.full(Shape.of(samples, rows, dimensions), value);
    return List.of(
        new Returned("logProb", prior.logProb(z).shape(), Shape.of(samples, rows)),
        new Returned(
            "sample", prior.sample(scope, rows, random).shape(), Shape.of(rows, dimensions)));
  }

  @Override
  public RowWise rows(RandomStream random, int samples, int rows, int dimensions) {
    Prior prior = stirred(dimensions, random);
    float[] z = SupportValues.draw(support(), samples * rows * dimensions, random);
    return new RowWise() {
      @Override
      public float[] together(Device device) {
        try (Scope scope = device.inference()) {
          return prior.logProb(scope.constant(Shape.of(samples, rows, dimensions), z)).toArray();
        }
      }

      @Override
      public float alone(Device device, int sample, int row) {
        try (Scope scope = device.inference()) {
          int from = (sample * rows + row) * dimensions;
          float[] one = Arrays.copyOfRange(z, from, from + dimensions);
          return prior.logProb(scope.constant(Shape.of(1, 1, dimensions), one)).item();
        }
      }
    };
  }

  /** p(z) with its parameters at one place. */
  private record Member(Device device, Prior prior, int dimensions) implements Distribution {
    @Override
    public float[] logProb(float[] points, int n) {
      try (Scope scope = device.inference()) {
        return prior.logProb(scope.constant(Shape.of(1, n, dimensions), points)).toArray();
      }
    }

    @Override
    public float[] sample(int n, RandomStream random) {
      try (Scope scope = device.inference()) {
        return prior.sample(scope, n, random).toArray();
      }
    }

    @Override
    public Optional<float[]> mean() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return describe(prior);
    }
  }
}
