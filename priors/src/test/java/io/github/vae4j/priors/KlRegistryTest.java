package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.KlMethod;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.kl.KlValue;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KlRegistryTest {
  private static final KlRegistry NO_RULES = new KlRegistry(Set.of());
  private static final KlRegistry RULES =
      new KlRegistry(Set.of(new GaussianStandardKl(), new GaussianDiagonalKl()));

  private Device device;
  private Scope scope;

  @BeforeEach
  void open() {
    device = Device.cpu(1);
    scope = device.scope();
  }

  @AfterEach
  void close() {
    scope.close();
    device.close();
  }

  @Test
  void theClosedFormIsThatOfTheExactPair() {
    GaussianPosterior q = gaussian(scope.full(Shape.of(3, 2), 1), scope.full(Shape.of(3, 2), -1));

    KlValue value = RULES.kl(q, new StandardGaussianPrior(2), draw(q, 1));

    assertThat(value.method()).isEqualTo(KlMethod.CLOSED_FORM);
    assertThat(value.samples()).isZero();
    assertThat(value.perDimension().shape()).isEqualTo(Shape.of(3, 2));
    // ½ (1 + e⁻¹ + 1 − 1) = 0.68393972 in each dimension
    assertThat(value.total().toArray())
        .containsExactly(new float[] {1.36787944f, 1.36787944f, 1.36787944f}, within(1e-6f));
  }

  /** The estimate's variance per draw is ½ (e⁻¹ − 1)² + e⁻¹ = 0.568 a dimension. */
  @Test
  void withoutARuleItIsSampledAndSaysSo() {
    GaussianPosterior q = gaussian(scope.full(Shape.of(2, 2), 1), scope.full(Shape.of(2, 2), -1));

    KlValue value = NO_RULES.kl(q, new StandardGaussianPrior(2), draw(q, 40_000));

    assertThat(value.method()).isEqualTo(KlMethod.MONTE_CARLO);
    assertThat(value.samples()).isEqualTo(40_000);
    assertThat(value.perDimension().shape()).isEqualTo(Shape.of(2, 1));
    // 5 deviations of √(2 · 0.568 / 40,000)
    assertThat(value.total().toArray())
        .containsExactly(new float[] {1.36787944f, 1.36787944f}, within(0.027f));
  }

  /** dKL/dμ = μ and dKL/d log σ² = ½ (σ² − 1), within 5 deviations of 200,000 draws. */
  @Test
  void theSampledKlHasTheGradientOfTheKl() {
    Tensor mean = scope.variable(Shape.of(1, 1), 1);
    Tensor logVariance = scope.variable(Shape.of(1, 1), -1);
    GaussianPosterior q = gaussian(mean, logVariance);

    Tensor kl = NO_RULES.kl(q, new StandardGaussianPrior(1), draw(q, 200_000)).total();

    Gradients gradients = scope.gradients(kl.sum());
    assertThat(gradients.of(mean).item()).isCloseTo(1, within(0.01f));
    assertThat(gradients.of(logVariance).item()).isCloseTo(-0.31606f, within(0.01f));
  }

  /**
   * The value is that of the hard bits, to the last bit; the relaxation only lends its gradient.
   */
  @Test
  void theSampledKlOfRelaxedDrawsIsThatOfTheExactOnes() {
    Tensor logits = scope.variable(Shape.of(2, 3), 1, -2, 0.5f, 3, 0, -1);
    BernoulliPosterior q = new BernoulliPosterior(logits, BitGradient.concrete(0.5));
    BernoulliPrior p = BernoulliPrior.fixed(3, 0.3);
    LatentDraw draw = q.rsample(7, RandomStream.of(3));

    KlValue value = NO_RULES.kl(q, p, draw);

    Tensor exact = q.logProb(draw.exact()).sub(p.logProb(draw.exact())).mean(0);
    assertThat(value.total().toArray()).isEqualTo(exact.toArray());
    Tensor relaxed = q.logProb(draw.surrogate()).sub(p.logProb(draw.surrogate())).mean(0);
    assertThat(value.total().toArray()).isNotEqualTo(relaxed.toArray());
    assertThat(scope.gradients(value.total().sum()).of(logits).toArray())
        .isEqualTo(scope.gradients(relaxed.sum()).of(logits).toArray());
  }

  @Test
  void noDrawsToEstimateFromIsRefused() {
    GaussianPosterior q = gaussian(scope.full(Shape.of(2, 2), 1), scope.full(Shape.of(2, 2), -1));

    assertThatThrownBy(() -> NO_RULES.kl(q, new StandardGaussianPrior(2), draw(q, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GaussianPosterior")
        .hasMessageContaining("StandardGaussianPrior");
    assertThat(RULES.kl(q, new StandardGaussianPrior(2), draw(q, 0)).method())
        .isEqualTo(KlMethod.CLOSED_FORM);
  }

  @Test
  void twoRulesForOnePairAreRefused() {
    GaussianStandardKl one = new GaussianStandardKl();
    GaussianStandardKl other = new GaussianStandardKl();
    assertThatThrownBy(() -> new KlRegistry(Set.of(one, other)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(GaussianPosterior.class.getName())
        .hasMessageContaining(StandardGaussianPrior.class.getName());
  }

  private static GaussianPosterior gaussian(Tensor mean, Tensor logVariance) {
    return new GaussianPosterior(mean, logVariance);
  }

  private static LatentDraw draw(GaussianPosterior q, int samples) {
    return q.rsample(samples, RandomStream.of(11));
  }
}
