package io.github.vae4j.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.kl.KlMethod;
import io.github.vae4j.core.kl.KlValue;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.GradientCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * By hand, S = 2, B = 2, L = 3:
 *
 * <pre>
 * log p(x|z)   −10 −20      E_q over S: −12, −24     mean over B: −18
 *              −14 −28
 * KL           1.0 0.1 0    per row: 1.1, 3.5        mean over B: 2.3
 *              3.0 0.3 0.2  mean over B of each dimension: 2, 0.2, 0.1
 * </pre>
 */
class WeightedElboTest {
  private static final Progress START = new Progress(0, 10, 20);

  private final Device device = Device.cpu(1);
  private final Scope scope = device.scope();
  private final Tensor logLikelihood = scope.variable(Shape.of(2, 2), -10, -20, -14, -28);
  private final Tensor perDimension = scope.variable(Shape.of(2, 3), 1, 0.1f, 0, 3, 0.3f, 0.2f);
  private final ElboTerms terms = terms(logLikelihood, perDimension);

  private static ElboTerms terms(Tensor logLikelihood, Tensor perDimension) {
    KlValue kl = new KlValue(perDimension, perDimension.sum(1), KlMethod.CLOSED_FORM, 0);
    return FixedTerms.of(logLikelihood, kl, logLikelihood);
  }

  @AfterEach
  void close() {
    scope.close();
    device.close();
  }

  private float loss(Objective objective, Progress progress) {
    return objective.loss(terms, progress).item();
  }

  @Test
  void withoutWeightsItIsTheNegativeElbo() {
    assertThat(loss(new WeightedElbo(1, 0, 0), START)).isCloseTo(20.3f, within(1e-5f));
  }

  @Test
  void betaWeighsTheKlOnly() {
    assertThat(loss(new WeightedElbo(4, 0, 0), START)).isCloseTo(18 + 4 * 2.3f, within(1e-5f));
    assertThat(loss(new WeightedElbo(0, 0, 0), START)).isCloseTo(18f, within(1e-5f));
  }

  @Test
  void theKlsWeightRisesFromZeroToBetaInAStraightLine() {
    WeightedElbo objective = new WeightedElbo(2, 4, 0);
    assertThat(objective.klWeight(START)).isZero();
    assertThat(objective.klWeight(new Progress(10, 10, 20))).isEqualTo(0.5);
    assertThat(objective.klWeight(new Progress(39, 10, 20))).isCloseTo(1.95, within(1e-12));
    assertThat(objective.klWeight(new Progress(40, 10, 20))).isEqualTo(2);
    assertThat(objective.klWeight(new Progress(199, 10, 20))).isEqualTo(2);
    assertThat(loss(objective, START)).isCloseTo(18f, within(1e-5f));
    assertThat(loss(objective, new Progress(10, 10, 20))).isCloseTo(18 + 1.15f, within(1e-5f));
  }

  /** Σⱼ max(0.5, (2, 0.2, 0.1)) = 3; of the mean over the batch, not of each row. */
  @Test
  void freeBitsFloorTheMeanOfEachDimension() {
    assertThat(loss(new WeightedElbo(1, 0, 0.5), START)).isCloseTo(18 + 3f, within(1e-5f));
    assertThat(loss(new WeightedElbo(1, 0, 0.15), START)).isCloseTo(18 + 2.35f, within(1e-5f));
  }

  @Test
  void allThreeCombine() {
    WeightedElbo objective = new WeightedElbo(2, 4, 0.5);
    assertThat(loss(objective, new Progress(20, 10, 20))).isCloseTo(18 + 3f, within(1e-5f));
  }

  @Test
  void dimensionsBelowTheFloorHaveNoGradient() {
    Gradients gradients = scope.gradients(new WeightedElbo(2, 0, 0.15).loss(terms, START));
    assertThat(gradients.of(perDimension).toArray()).containsExactly(1, 1, 0, 1, 1, 0);
    assertThat(gradients.of(logLikelihood).toArray()).containsOnly(-0.25f);
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    for (Objective objective :
        new Objective[] {
          new WeightedElbo(1, 0, 0), new WeightedElbo(3, 0, 0), new WeightedElbo(2, 4, 0.15)
        }) {
      GradientCheck.of(
              (s, in) -> objective.loss(terms(in.get(0), in.get(1)), new Progress(20, 10, 20)))
          .variable(Shape.of(2, 2), -10, -20, -14, -28)
          .variable(Shape.of(2, 3), 1, 0.3f, -0.1f, 3, 0.3f, 0.1f)
          .check();
    }
  }

  @Test
  void theTermsAreWhatTheyWereWhateverTheWeights() {
    float[] expected = terms.expectedLogLikelihood().toArray();
    float[] kl = terms.kl().total().toArray();
    for (double beta : new double[] {0, 1, 7}) {
      scope.gradients(new WeightedElbo(beta, 2, 0.5).loss(terms, new Progress(5, 10, 20)));
      assertThat(terms.expectedLogLikelihood().toArray()).isEqualTo(expected);
      assertThat(terms.kl().total().toArray()).isEqualTo(kl);
    }
    assertThat(expected).containsExactly(-12, -24);
    assertThat(kl).containsExactly(new float[] {1.1f, 3.5f}, within(1e-6f));
  }

  /** The gradient flows through the relaxed draws, and what is logged takes no part in it. */
  @Test
  void minimisesWhatCarriesTheGradient() {
    Tensor exact = scope.variable(Shape.of(2, 2), -1, -2, -3, -4);
    ElboTerms relaxed = FixedTerms.of(logLikelihood, terms.kl(), exact);
    Tensor loss = new WeightedElbo(1, 0, 0).loss(relaxed, START);
    assertThat(loss.item()).isCloseTo(20.3f, within(1e-5f));
    assertThat(scope.gradients(loss).of(exact).toArray()).containsOnly(0);
  }

  /** What diverged must show: neither max nor a weight of 0 hides it. */
  @Test
  void aKlThatIsNotANumberMakesTheLossNotANumber() {
    Tensor broken = scope.variable(Shape.of(1, 2), Float.NaN, 1);
    Tensor one = scope.variable(Shape.of(1, 1), -1);
    for (Objective objective :
        new Objective[] {
          new WeightedElbo(1, 0, 0), new WeightedElbo(0, 0, 0), new WeightedElbo(1, 0, 5)
        }) {
      assertThat(objective.loss(terms(one, broken), START).item()).isNaN();
    }
  }

  @Test
  void weightsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new WeightedElbo(-1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta is -1.0; expected finite and at least 0");
    assertThatThrownBy(() -> new WeightedElbo(1, Double.NaN, 0))
        .hasMessageContaining("warmUpEpochs is NaN");
    assertThatThrownBy(() -> new WeightedElbo(1, 0, Double.POSITIVE_INFINITY))
        .hasMessageContaining("freeBits is Infinity");
  }
}
