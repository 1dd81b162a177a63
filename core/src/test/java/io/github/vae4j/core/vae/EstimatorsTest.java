package io.github.vae4j.core.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.objective.DoublyReparameterized;
import io.github.vae4j.core.objective.Iwae;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.objective.ScoreFunction;
import io.github.vae4j.core.objective.StickingTheLanding;
import io.github.vae4j.core.objective.Vimco;
import io.github.vae4j.core.objective.WeightedElbo;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.testkit.GradientSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gradient estimators on the linear model of {@link ImportanceSamplingTest}, whose exact
 * gradients {@link LinearGaussianGradient} has. Means of 400 gradients of 50 groups each stay
 * within 6 standard errors, which fails by chance for one of the 7 numbers in 1.4·10⁻⁸ of all seeds
 * (a little more, as the deviation is estimated, too).
 */
class EstimatorsTest {
  private static final float[][] ROW = {{1.5f, -1f}};
  private static final double[] X = {1.5, -1};

  /**
   * What {@link LinearGaussian} sets: the encoder's three numbers, the decoder's four. Where q is
   * not the posterior, its mean is off, too, by 0.4.
   */
  private static final double[] PARAMETERS = {
    2 / 3f, -1 / 3f, -1 / 6f + 0.4f, 1, -0.5, 0.2f, -0.1f
  };

  private static final int ENCODER = 3;

  private static Objective objective(String name, int k) {
    return switch (name) {
      case "iwae" -> new Iwae(k);
      case "dreg" -> new DoublyReparameterized(k);
      case "stl" -> new StickingTheLanding(k);
      case "vimco" -> new Vimco(k);
      default -> new ScoreFunction(k);
    };
  }

  private static GradientSamples samples(double factor, Objective objective) {
    Vae vae = LinearGaussian.withPosterior(factor);
    if (factor != 1) {
      Parameter bias = vae.encoder().parameters().get(1);
      bias.values()[0] += 0.4f;
      bias.changed();
    }
    return GradientSamples.of(vae, objective, ROW, 50, 400, 11);
  }

  @ParameterizedTest
  @CsvSource({
    "iwae,1,1",
    "stl,1,1",
    "dreg,1,1",
    "iwae,2,2",
    "dreg,2,2",
    "vimco,2,2",
    "score-function,2,1",
    "score-function,5,1"
  })
  void isUnbiased(String name, int k, int boundOf) {
    Objective objective = objective(name, k);
    double[] exact = new LinearGaussianGradient(X, 2, boundOf).at(PARAMETERS);
    samples(2, objective).requireMean(exact, 6);
  }

  /** As Tucker and others say: two draws and no score of q, and the encoder's gradient is off. */
  @Test
  void stickingTheLandingOfTwoDrawsIsBiasedForTheEncoderOnly() {
    double[] exact = new LinearGaussianGradient(X, 2, 2).at(PARAMETERS);
    GradientSamples found = samples(2, new StickingTheLanding(2));
    for (int i = 0; i < exact.length; i++) {
      double z = Math.abs(found.z(i, exact[i]));
      if (i < ENCODER) {
        assertThat(z).as(found.names().get(i)).isGreaterThan(8);
      } else {
        assertThat(z).as(found.names().get(i)).isLessThan(6);
      }
    }
  }

  /** Where q is the posterior, log w is log p(x) for every z: nothing is left to vary. */
  @Test
  void stickingTheLandingHasNoVarianceAtTheTruePosterior() {
    GradientSamples stl = samples(1, new StickingTheLanding(1));
    GradientSamples dreg = samples(1, new DoublyReparameterized(3));
    GradientSamples pathwise = samples(1, new Iwae(1));
    for (int i = 0; i < ENCODER; i++) {
      assertThat(stl.deviation(i)).isLessThan(1e-5);
      assertThat(dreg.deviation(i)).isLessThan(1e-5);
      assertThat(pathwise.deviation(i)).isGreaterThan(0.05);
      assertThat(stl.mean(i)).isCloseTo(0, within(1e-5));
    }
    assertThat(stl.deviation(ENCODER)).isGreaterThan(0.01);
  }

  @Test
  void dregDiffersFromIwaeInTheEncodersGradientAlone() {
    GradientSamples iwae = samples(2, new Iwae(5));
    GradientSamples dreg = samples(2, new DoublyReparameterized(5));
    assertThat(dreg.losses()).isEqualTo(iwae.losses());
    for (int repetition = 0; repetition < 400; repetition++) {
      for (int i = ENCODER; i < PARAMETERS.length; i++) {
        double expected = iwae.values()[repetition][i];
        assertThat(dreg.values()[repetition][i])
            .isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
      }
    }
    for (int i = 0; i < ENCODER; i++) {
      assertThat(dreg.deviation(i)).isLessThan(0.9 * iwae.deviation(i));
      double error = Math.hypot(dreg.deviation(i), iwae.deviation(i)) / Math.sqrt(400);
      assertThat(dreg.mean(i)).isCloseTo(iwae.mean(i), within(6 * error));
    }
  }

  /** The value is an estimate of the bound itself, not of its softmaxed weights. */
  @ParameterizedTest
  @CsvSource({"iwae,2,2", "dreg,2,2", "stl,2,2", "vimco,2,2", "score-function,2,1"})
  void theValueIsMinusTheBound(String name, int k, int boundOf) {
    double[] losses = samples(2, objective(name, k)).losses();
    double mean = 0;
    double squares = 0;
    for (double loss : losses) {
      mean += loss / losses.length;
    }
    for (double loss : losses) {
      squares += (loss - mean) * (loss - mean);
    }
    double error = Math.sqrt(squares / (losses.length - 1) / losses.length);
    double exact = -new LinearGaussianGradient(X, 2, boundOf).bound(PARAMETERS);
    assertThat(mean).isCloseTo(exact, within(6 * error));
  }

  /** The closed-form KL is not known to this pair, so `elbo` is `iwae` of one draw. */
  @Test
  void elboWithASampledKlIsIwaeOfOneDraw() {
    GradientSamples elbo = samples(2, new WeightedElbo(1, 0, 0));
    GradientSamples iwae = samples(2, new Iwae(1));
    for (int i = 0; i < PARAMETERS.length; i++) {
      assertThat(elbo.mean(i)).isCloseTo(iwae.mean(i), within(1e-5));
    }
  }
}
