package io.github.vae4j.priors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.testkit.ClosedFormKlContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Reference values by mpmath: quadrature of q (log q − log p) with 30 digits, or the sum with 120.
 */
class KlRulesTest {
  @Nested
  class GaussianFromStandard
      extends ClosedFormKlContract<GaussianPosterior, StandardGaussianPrior> {
    @Override
    protected ClosedFormKl<GaussianPosterior, StandardGaussianPrior> rule() {
      return new GaussianStandardKl();
    }

    @Override
    protected EncoderDistribution encoder() {
      return new DiagonalGaussianEncoder();
    }

    @Override
    protected StandardGaussianPrior prior(int latentDim) {
      return new StandardGaussianPrior(latentDim);
    }

    @Override
    protected Map<String, float[]> equalToPrior() {
      return gaussian(0, 0);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(gaussian(1, -1.3862944f), 0.8181471805599453), // N(1, 0.5²)
          at(gaussian(-3, -9.2103404f), 8.605220185988092), // N(−3, 0.01²)
          at(gaussian(5, 10), 11020.232897403358),
          at(gaussian(30, -20), 459.50000000103058),
          new Reference(
              Map.of("mean", new float[] {1, 5}, "logVariance", new float[] {-1.3862944f, 10}),
              Map.of(),
              2,
              11021.051044583918));
    }

    /** At log σ² = 10⁻³ it is 2.5008335·10⁻⁷: exp − 1 − log would keep no digit of it. */
    @Test
    void keepsItsDigitsNearThePrior() {
      try (Device device = Device.cpu(1);
          Scope scope = device.inference()) {
        GaussianPosterior q =
            new GaussianPosterior(scope.full(Shape.of(1, 1), 0), scope.full(Shape.of(1, 1), 1e-3));
        assertThat((double) rule().kl(q, prior(1)).item()).isCloseTo(2.5008335e-7, within(2.5e-9));
      }
    }
  }

  @Nested
  class GaussianFromDiagonal
      extends ClosedFormKlContract<GaussianPosterior, DiagonalGaussianPrior> {
    @Override
    protected ClosedFormKl<GaussianPosterior, DiagonalGaussianPrior> rule() {
      return new GaussianDiagonalKl();
    }

    @Override
    protected EncoderDistribution encoder() {
      return new DiagonalGaussianEncoder();
    }

    @Override
    protected DiagonalGaussianPrior prior(int latentDim) {
      return new DiagonalGaussianPrior(latentDim);
    }

    @Override
    protected Map<String, float[]> equalToPrior() {
      return gaussian(0, 0);
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          at(gaussian(1, -1.3862944f), 0.8181471805599453), // the prior at its start is standard
          new Reference(gaussian(1, -1.3862944f), prior(0.5f, 1.3862944f), 1, 0.9487943611198906),
          new Reference(gaussian(-2, 3), prior(4, -3), 1, 559.7540613637456),
          new Reference(gaussian(0.5f, -8), prior(0.5f, -8.01f), 1, 2.508354208e-5));
    }

    private static Map<String, float[]> prior(float mean, float logVariance) {
      return Map.of(
          "prior.mean", new float[] {mean}, "prior.logVariance", new float[] {logVariance});
    }
  }

  @Nested
  class BernoulliFromBernoulli extends ClosedFormKlContract<BernoulliPosterior, BernoulliPrior> {
    @Override
    protected ClosedFormKl<BernoulliPosterior, BernoulliPrior> rule() {
      return new BernoulliKl();
    }

    @Override
    protected EncoderDistribution encoder() {
      return new BernoulliEncoder(BitGradient.straightThrough());
    }

    @Override
    protected BernoulliPrior prior(int latentDim) {
      return BernoulliPrior.learned(latentDim, 0.5);
    }

    @Override
    protected Map<String, float[]> equalToPrior() {
      return Map.of("logits", new float[] {0});
    }

    @Override
    protected List<Reference> references() {
      return List.of(
          bits(2.1972246f, 0, 0.36806420716849707), // 0.9 from 0.5
          bits(6.9067548f, -4.5951199f, 4.5926678110257247), // 0.999 from 0.01
          bits(100, -100, 100),
          bits(-100, 100, 100),
          bits(100, 99, 0),
          bits(-80, 0, 0.6931471805599453),
          bits(15, 15.5f, 3.2587958798306287e-8),
          bits(3, 3.001f, 2.2581515974984716e-8));
    }

    private static Reference bits(float logit, float prior, double kl) {
      return new Reference(
          Map.of("logits", new float[] {logit}),
          Map.of("prior.logits", new float[] {prior}),
          1,
          kl);
    }

    /** Exchanging 0 and 1 changes nothing, and equal logits give exactly 0 wherever they are. */
    @Test
    void isExactAtEqualLogitsHoweverSaturated() {
      try (Device device = Device.cpu(1);
          Scope scope = device.inference()) {
        float[] values = {-100, -17.3f, -1e-3f, 0, 0.37f, 5, 16.7f, 100};
        BernoulliPrior prior = prior(values.length);
        System.arraycopy(values, 0, prior.parameters().get(0).values(), 0, values.length);
        prior.parameters().get(0).changed();
        BernoulliPosterior q =
            new BernoulliPosterior(
                scope.constant(Shape.of(1, values.length), values), BitGradient.straightThrough());
        assertThat(rule().klPerDimension(q, prior).toArray()).containsOnly(0f);
      }
    }

    /** e^−15 (e^−½ − 1 + ½) + …, 3.2587959·10⁻⁸, though both softpluses are 15 and more. */
    @Test
    void keepsItsDigitsWhereBothAreSaturated() {
      try (Device device = Device.cpu(1);
          Scope scope = device.inference()) {
        BernoulliPrior prior = prior(1);
        prior.parameters().get(0).values()[0] = 15.5f;
        prior.parameters().get(0).changed();
        BernoulliPosterior q =
            new BernoulliPosterior(scope.full(Shape.of(1, 1), 15), BitGradient.straightThrough());
        assertThat((double) rule().kl(q, prior).item()).isCloseTo(3.2587959e-8, within(3e-12));
      }
    }
  }

  private static Map<String, float[]> gaussian(float mean, float logVariance) {
    return Map.of("mean", new float[] {mean}, "logVariance", new float[] {logVariance});
  }

  private static ClosedFormKlContract.Reference at(Map<String, float[]> slots, double kl) {
    return new ClosedFormKlContract.Reference(slots, Map.of(), 1, kl);
  }
}
