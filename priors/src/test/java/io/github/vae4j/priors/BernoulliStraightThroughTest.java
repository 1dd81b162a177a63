package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.EncoderDistributionContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class BernoulliStraightThroughTest extends EncoderDistributionContract {
  @Override
  protected EncoderDistribution encoder() {
    return new BernoulliEncoder(BitGradient.straightThrough());
  }

  @Override
  protected List<Reference> references() {
    return BernoulliConcreteTest.bits();
  }

  /** 0 and 1 in every bit of the floats, although the gradient passes through a probability. */
  @Test
  void drawsAreExactlyZeroOrOne() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor logits = scope.normal(Shape.of(1, 1000), RandomStream.of(1)).mul(3);
      LatentDraw draw =
          new BernoulliPosterior(logits, BitGradient.straightThrough())
              .rsample(20, RandomStream.of(2));
      assertThat(draw.relaxed()).isFalse();
      for (float bit : draw.surrogate().toArray()) {
        assertThat(bit == 0f || bit == 1f).isTrue();
      }
    }
  }

  /**
   * d/da Σ w z is taken as w η (1 − η): what it would be for the probability in place of the bit.
   */
  @Test
  void theGradientIsThatOfTheProbability() {
    try (Device device = Device.cpu(1);
        Scope scope = device.scope()) {
      Tensor logits = scope.variable(Shape.of(1, 2), 0.5f, -2);
      Tensor weights = scope.constant(Shape.of(1, 1, 2), 3, -7);
      Tensor z =
          new BernoulliPosterior(logits, BitGradient.straightThrough())
              .rsample(1, RandomStream.of(3))
              .surrogate();
      float[] gradient = scope.gradients(z.mul(weights).sum()).of(logits).toArray();
      // 3 · 0.2350037 and −7 · 0.1049936, by Python
      assertThat(gradient[0]).isCloseTo(0.7050111f, within(1e-6f));
      assertThat(gradient[1]).isCloseTo(-0.7349551f, within(1e-6f));
    }
  }
}
