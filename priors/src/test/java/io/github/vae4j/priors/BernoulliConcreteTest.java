package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.EncoderDistributionContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BernoulliConcreteTest extends EncoderDistributionContract {
  @Override
  protected EncoderDistribution encoder() {
    return new BernoulliEncoder(BitGradient.concrete(2.0 / 3));
  }

  @Override
  protected List<Reference> references() {
    return bits();
  }

  /** In Python: -numpy.log1p(numpy.exp(-a)) for z = 1, -numpy.log1p(numpy.exp(a)) for z = 0. */
  static List<Reference> bits() {
    return List.of(
        new Reference(new float[] {1}, Map.of("logits", new float[] {-3}), -3.048587351573742),
        new Reference(new float[] {0}, Map.of("logits", new float[] {80}), -80),
        new Reference(
            new float[] {1, 0, 1},
            Map.of("logits", new float[] {0.5f, -2, -100}),
            -100.60100499522308));
  }

  /** Draws and relaxation are of one noise: at every temperature y rounds to the bit. */
  @Test
  void theRelaxationRoundsToTheExactDraw() {
    for (double temperature : new double[] {0.1, 2.0 / 3, 5}) {
      try (Device device = Device.cpu(1);
          Scope scope = device.inference()) {
        LatentDraw draw = draw(scope, BitGradient.concrete(temperature), 0.7f, 10_000);
        float[] bits = draw.exact().toArray();
        float[] relaxed = draw.surrogate().toArray();
        assertThat(draw.relaxed()).isTrue();
        for (int i = 0; i < bits.length; i++) {
          assertThat(Math.round(relaxed[i])).isEqualTo((int) bits[i]);
        }
      }
    }
  }

  /**
   * The Concrete variable's P(y ≤ c) = sigmoid(τ logit(c) − a) (Maddison and others, 2017). With a
   * = 0.7, τ = 2/3 and c = 0.3 it is 0.220155 (in Python, scipy.special.expit), deviation 0.0019
   * over 50,000 draws.
   */
  @Test
  void theRelaxationIsDistributedAsConcrete() {
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      LatentDraw draw = draw(scope, BitGradient.concrete(2.0 / 3), 0.7f, 50_000);
      long below = count(draw.surrogate().toArray(), 0.3f);
      assertThat(below / 50_000.0).isCloseTo(0.2201375, within(5 * 0.0019));
    }
  }

  /** E[y²] = 1/3 at a = 0, τ = 1, where y is uniform; its gradient has a finite mean. */
  @Test
  void atUnitTemperatureAndLogitZeroTheRelaxationIsUniform() {
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      LatentDraw draw = draw(scope, BitGradient.concrete(1), 0, 100_000);
      assertThat(draw.surrogate().square().mean().item()).isCloseTo(1 / 3f, within(0.005f));
    }
  }

  /** The uniform numbers behind the noise are multiples of 2⁻²⁴ and may be 0. */
  @Test
  void saturatedBitsNeverFlip() {
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      for (float logit : new float[] {-40, 40}) {
        float[] bits = draw(scope, BitGradient.straightThrough(), logit, 200_000).exact().toArray();
        assertThat(count(bits, 0.5f)).isEqualTo(logit < 0 ? 200_000 : 0);
      }
    }
  }

  @Test
  void refusesATemperatureOfZero() {
    assertThatThrownBy(() -> BitGradient.concrete(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("temperature");
  }

  private static LatentDraw draw(Scope scope, BitGradient gradient, float logit, int samples) {
    Tensor logits = scope.full(Shape.of(1, 1), logit);
    return new BernoulliPosterior(logits, gradient).rsample(samples, RandomStream.of(4));
  }

  private static long count(float[] values, float bound) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    int at = 0;
    while (at < sorted.length && sorted[at] <= bound) {
      at++;
    }
    return at;
  }
}
