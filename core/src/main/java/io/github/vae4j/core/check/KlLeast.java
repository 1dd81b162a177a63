package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;

/**
 * The closed form is never negative, and where it is least it is right: 0 if the family holds the
 * prior, and else what quadrature says. The least value is found by descent along its own gradient,
 * so nothing need be known of how a head becomes a distribution.
 */
public final class KlLeast implements Property<KlPair<?, ?>> {
  private static final double BOUND = 1e-5;
  private static final int STEPS = 400;
  private static final double RATE = 0.3;
  private static final int HEADS = 200;

  @Override
  public String name() {
    return "least where q is p, never negative";
  }

  @Override
  public String method() {
    return "descent to the least KL, there ∫ q (log q − log p) dz; 200 drawn heads not below 0";
  }

  @Override
  public Finding examine(KlPair<?, ?> pair, Examination by) {
    return compare(pair, by);
  }

  private static <P extends Prior> Finding compare(KlPair<?, P> pair, Examination by) {
    RandomStream random = by.random();
    P start = pair.priors().apply(1);
    RawHeads least = descend(pair, by, pair.head(1, random.split("start")), start);
    double expected = pair.quadrature(by.device(), least, start, 0.01);
    double found = pair.closedForm(by.device(), 1, least, start);
    Finding worst = Finding.exact("least value, " + least, expected, found, BOUND);
    for (int i = 0; i < HEADS; i++) {
      double deviation = Math.pow(10, i % 5 - 3); // 0.001 to 10
      RawHeads raw = RawHeads.random(pair.encoder().layout(3), random.split(i), deviation);
      P prior = i % 2 == 0 ? pair.priors().apply(3) : pair.stirred(3, random.split(i));
      double kl = pair.closedForm(by.device(), 3, raw, prior);
      worst = worst.worse(Finding.exact("negative, " + raw, kl < 0 ? 0 : kl, kl, BOUND));
    }
    return worst;
  }

  /** Gradient descent with steps that shrink. */
  private static <P extends Prior> RawHeads descend(
      KlPair<?, P> pair, Examination by, RawHeads from, P prior) {
    float[] output = from.output().clone();
    for (int step = 0; step < STEPS; step++) {
      try (Scope scope = by.device().scope()) {
        Tensor head = scope.variable(Shape.of(1, output.length), output);
        Tensor kl = pair.closedForm(scope, 1, from, head, prior);
        float[] gradient = scope.gradients(kl.sum()).of(head).toArray();
        double rate = RATE / (1 + 4.0 * step / STEPS);
        for (int i = 0; i < output.length; i++) {
          output[i] -= (float) (rate * Math.max(-1, Math.min(1, gradient[i])));
        }
      }
    }
    return new RawHeads(from.layout(), output, from.free());
  }
}
