package io.github.vae4j.core.check;

import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The gradient of E_q[f(z)] through reparameterised draws is the derivative of ∫ f q dz, by
 * quadrature at heads on either side. f(z) = tanh(z) + tanh²(z − ½) is bounded, with bounded
 * derivatives, and neither odd nor even.
 */
public final class PathwiseGradient implements Property<EncoderFamily> {
  private static final int ROWS = 256;
  private static final float STEP = 0x1p-5f;
  private static final double NUMERICAL = 2e-3;

  @Override
  public String name() {
    return "gradient through draws";
  }

  @Override
  public String method() {
    return "∇E f(z) over draws against the derivative of ∫ f q dz, Student's t over 256 rows";
  }

  @Override
  public int comparisons(Level level) {
    return 8 * level.members();
  }

  @Override
  public Finding examine(EncoderFamily family, Examination by) {
    if (family.measure() == Measure.COUNTING) {
      return Finding.none("bits have no gradient of their own; what stands in is declared so");
    }
    Finding worst = Finding.exact("", 0, 0, 1);
    for (int i = 0; i < by.level().members(); i++) {
      RandomStream random = by.random().split(i);
      worst = worst.worse(compare(family, by, family.head(1, random), random.split("draws")));
    }
    return worst;
  }

  private static Finding compare(
      EncoderFamily family, Examination by, RawHeads raw, RandomStream random) {
    int w = raw.output().length;
    int draws = Math.max(1, by.level().draws() / ROWS);
    double[][] gradients = new double[w][ROWS];
    try (Scope scope = by.device().scope()) {
      float[] repeated = new float[ROWS * w];
      for (int i = 0; i < repeated.length; i++) {
        repeated[i] = raw.output()[i % w];
      }
      Tensor head = scope.variable(Shape.of(ROWS, w), repeated);
      LatentDraw draw = family.read(1, raw.read(scope, head)).rsample(draws, random);
      if (draw.relaxed()) {
        return Finding.none("the gradient flows through a relaxation, which is declared so");
      }
      Tensor z = draw.surrogate();
      Tensor f = z.tanh().add(z.sub(0.5).tanh().square());
      float[] gradient = scope.gradients(f.mean(0).sum()).of(head).toArray();
      for (int i = 0; i < gradient.length; i++) {
        gradients[i % w][i / w] = gradient[i];
      }
    }
    Finding worst = Finding.exact("", 0, 0, 1);
    for (int slot = 0; slot < w; slot++) {
      double expected = derivative(family, by, raw, slot);
      String at = "raw output %d %s".formatted(slot, raw);
      worst = worst.worse(mean(at, gradients[slot], draws, expected, by.falseAlarm()));
    }
    return worst;
  }

  private static double derivative(EncoderFamily family, Examination by, RawHeads raw, int slot) {
    double wide =
        expectation(family, by, raw, slot, STEP) - expectation(family, by, raw, slot, -STEP);
    return wide / (2 * STEP);
  }

  private static double expectation(
      EncoderFamily family, Examination by, RawHeads raw, int slot, float shift) {
    float[] output = raw.output().clone();
    output[slot] += shift;
    RawHeads moved = new RawHeads(raw.layout(), output, raw.free());
    return Tabulated.of(family, family.at(by.device(), 1, moved))
        .expectation(z -> Math.tanh(z) + Math.pow(Math.tanh(z - 0.5), 2));
  }

  /** Student's t over the rows. */
  private static Finding mean(
      String at, double[] values, int draws, double expected, double falseAlarm) {
    int n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / (n - 1);
    }
    double error = Math.sqrt(variance / n);
    double t = -new TDistribution(null, n - 1.0).inverseCumulativeProbability(falseAlarm / 2);
    double bound = t * error + NUMERICAL;
    return new Finding(
        at,
        (long) n * draws,
        expected,
        mean,
        Math.abs(mean - expected),
        bound,
        bound + NormalQuantile.OF_POWER * error);
  }
}
