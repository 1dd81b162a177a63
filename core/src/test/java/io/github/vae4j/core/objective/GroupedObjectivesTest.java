package io.github.vae4j.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.KlMethod;
import io.github.vae4j.core.kl.KlValue;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.GradientCheck;
import io.github.vae4j.core.testkit.WithDevice;
import org.junit.jupiter.api.Test;

/**
 * The value and the gradient of the objectives of k draws, against the same formulas in double, for
 * given log-probabilities of S = 2 groups of k = 3 draws for B = 2 rows, some of them far apart.
 */
class GroupedObjectivesTest extends WithDevice {
  private static final Progress START = new Progress(0, 1, 1);
  private static final int K = 3;
  private static final int ROWS = 2;
  private static final Shape SHAPE = Shape.of(2 * K, ROWS);
  private static final float[] LIKELIHOOD = drawn(1, -90, 6);
  private static final float[] PRIOR = drawn(2, -28, 2);
  private static final float[] POSTERIOR = drawn(3, -12, 2);

  private static float[] drawn(int seed, float mean, float deviation) {
    float[] values = new float[2 * K * ROWS];
    RandomStream.of(seed).fillNormal(values, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = mean + deviation * values[i];
    }
    return values;
  }

  private static FixedTerms terms(Tensor likelihood, Tensor prior, Tensor posterior) {
    Tensor none = likelihood.scope().full(Shape.of(ROWS, 1), 0);
    Draws draws = FixedTerms.Fixed.of(likelihood, prior, posterior);
    return new FixedTerms(
        LatentDraw.of(likelihood.reshape(2 * K, ROWS, 1)),
        draws,
        draws,
        new KlValue(none, none.sum(-1), KlMethod.CLOSED_FORM, 0),
        likelihood);
  }

  private static double logWeight(int i) {
    return (double) LIKELIHOOD[i] + PRIOR[i] - POSTERIOR[i];
  }

  /** Index of draw i of group s of a row: draws are [S·k, B]. */
  private static int at(int s, int i, int row) {
    return (s * K + i) * ROWS + row;
  }

  /** log 1/k Σ exp(log w) of a group, straight from the definition. */
  private static double bound(int s, int row, int without, double instead) {
    double sum = 0;
    for (int i = 0; i < K; i++) {
      sum += Math.exp((i == without ? instead : logWeight(at(s, i, row))) + 100);
    }
    return Math.log(sum / K) - 100;
  }

  private static double meanBound() {
    double sum = 0;
    for (int s = 0; s < 2; s++) {
      for (int row = 0; row < ROWS; row++) {
        sum += bound(s, row, -1, 0);
      }
    }
    return sum / (2 * ROWS);
  }

  /** w̃ of a draw. */
  private static double normalized(int s, int i, int row) {
    return Math.exp(logWeight(at(s, i, row)) - bound(s, row, -1, 0)) / K;
  }

  private interface Expected {
    double of(int s, int i, int row);
  }

  private void check(
      Objective objective, double loss, Expected likelihood, Expected prior, Expected posterior) {
    try (Scope scope = device().scope()) {
      Tensor l = scope.variable(SHAPE, LIKELIHOOD);
      Tensor p = scope.variable(SHAPE, PRIOR);
      Tensor q = scope.variable(SHAPE, POSTERIOR);
      Tensor value = objective.loss(terms(l, p, q), START);
      assertThat((double) value.item()).isCloseTo(loss, within(2e-5 * Math.abs(loss)));
      Gradients gradients = scope.gradients(value);
      compare(gradients.of(l).toArray(), likelihood);
      compare(gradients.of(p).toArray(), prior);
      compare(gradients.of(q).toArray(), posterior);
    }
  }

  private static void compare(float[] gradient, Expected expected) {
    for (int s = 0; s < 2; s++) {
      for (int i = 0; i < K; i++) {
        for (int row = 0; row < ROWS; row++) {
          double exact = expected.of(s, i, row);
          assertThat((double) gradient[at(s, i, row)])
              .isCloseTo(exact, within(1e-4 * Math.abs(exact) + 1e-6));
        }
      }
    }
  }

  @Test
  void iwaeIsMinusTheBoundAndItsGradientWeighsTheBestDrawMost() {
    check(
        new Iwae(K),
        -meanBound(),
        (s, i, row) -> -normalized(s, i, row) / (2 * ROWS),
        (s, i, row) -> -normalized(s, i, row) / (2 * ROWS),
        (s, i, row) -> normalized(s, i, row) / (2 * ROWS));
  }

  @Test
  void stickingTheLandingHoldsTheParametersOfQ() {
    check(
        new StickingTheLanding(K),
        -meanBound(),
        (s, i, row) -> -normalized(s, i, row) / (2 * ROWS),
        (s, i, row) -> -normalized(s, i, row) / (2 * ROWS),
        (s, i, row) -> 0);
  }

  @Test
  void doublyReparameterizedHasTheValueOfTheBound() {
    check(
        new DoublyReparameterized(K),
        -meanBound(),
        (s, i, row) -> -normalized(s, i, row) / (2 * ROWS),
        (s, i, row) -> -normalized(s, i, row) / (2 * ROWS),
        (s, i, row) -> 0);
  }

  @Test
  void theScoreIsWeighedByTheDistanceToTheOtherDraws() {
    double elbo = 0;
    for (int i = 0; i < LIKELIHOOD.length; i++) {
      elbo += logWeight(i) / LIKELIHOOD.length;
    }
    check(
        new ScoreFunction(K),
        -elbo,
        (s, i, row) -> -1.0 / (2 * K * ROWS),
        (s, i, row) -> -1.0 / (2 * K * ROWS),
        (s, i, row) -> -(logWeight(at(s, i, row)) - others(s, i, row)) / (2 * K * ROWS));
  }

  @Test
  void vimcoWeighsTheScoreByWhatTheDrawAddsToTheBound() {
    check(
        new Vimco(K),
        -meanBound(),
        (s, i, row) -> -normalized(s, i, row) / (2 * ROWS),
        (s, i, row) -> -normalized(s, i, row) / (2 * ROWS),
        (s, i, row) -> {
          double added = bound(s, row, -1, 0) - bound(s, row, i, others(s, i, row));
          return -(added - normalized(s, i, row)) / (2 * ROWS);
        });
  }

  /** The mean of log w over the other draws of the group. */
  private static double others(int s, int i, int row) {
    double sum = 0;
    for (int j = 0; j < K; j++) {
      sum += j == i ? 0 : logWeight(at(s, j, row));
    }
    return sum / (K - 1);
  }

  @Test
  void theGradientOfIwaeAgreesWithFiniteDifferences() {
    GradientCheck.of((scope, in) -> new Iwae(K).loss(terms(in.get(0), in.get(1), in.get(2)), START))
        .variable(SHAPE, RandomStream.of(4), -2, 2)
        .variable(SHAPE, RandomStream.of(5), -2, 2)
        .variable(SHAPE, RandomStream.of(6), -2, 2)
        .check();
  }

  /** A weight of 0 and weights beyond what exp can hold leave the others as they are. */
  @Test
  void staysFiniteAtExtremeWeights() {
    try (Scope scope = device().scope()) {
      Tensor none = scope.full(Shape.of(3, 1), 0);
      Tensor l = scope.variable(Shape.of(3, 1), -1e4f, 900, Float.NEGATIVE_INFINITY);
      Tensor z = scope.full(Shape.of(3, 1, 1), 0);
      KlValue kl = new KlValue(none, none.sum(-1), KlMethod.CLOSED_FORM, 0);
      Draws draws = FixedTerms.Fixed.of(l, none, none);
      ElboTerms terms = new FixedTerms(LatentDraw.of(z), draws, draws, kl, l);
      Tensor loss = new Iwae(3).loss(terms, START);
      assertThat(loss.item()).isCloseTo((float) (Math.log(3) - 900), within(1e-3f));
      assertThat(scope.gradients(loss).of(l).toArray()).containsExactly(0, -1, 0);
    }
  }

  @Test
  void saysWhatBoundItAscendsAndHowManyDrawsItNeeds() {
    assertThat(new WeightedElbo(1, 0, 0).bound()).contains(Bound.ELBO);
    assertThat(new WeightedElbo(2, 0, 0).bound()).isEmpty();
    assertThat(new WeightedElbo(1, 3, 0).bound()).isEmpty();
    assertThat(new WeightedElbo(1, 0, 0.1).bound()).isEmpty();
    assertThat(new ScoreFunction(4).bound()).contains(Bound.ELBO);
    assertThat(new Iwae(1).bound()).contains(Bound.ELBO);
    for (Objective objective :
        new Objective[] {
          new Iwae(4), new DoublyReparameterized(4), new StickingTheLanding(4), new Vimco(4)
        }) {
      assertThat(objective.bound()).contains(new Bound(4));
      assertThat(objective.draws(3)).isEqualTo(12);
    }
    assertThat(new ScoreFunction(4).draws(3)).isEqualTo(12);
    assertThat(new WeightedElbo(1, 0, 0).draws(3)).isEqualTo(3);
    assertThat(new Bound(4)).hasToString("IWAE bound of 4 draws");
    assertThat(Bound.ELBO).hasToString("ELBO");
  }

  @Test
  void numbersOfDrawsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new Iwae(0)).hasMessage("k is 0; expected at least 1");
    assertThatThrownBy(() -> new Vimco(1)).hasMessageContaining("k is 1; expected at least 2");
    assertThatThrownBy(() -> new ScoreFunction(1)).hasMessageContaining("expected at least 2");
    assertThatThrownBy(() -> new Iwae(1 << 20).draws(1 << 20))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lower samples or objective.k");
    try (Scope scope = device().scope()) {
      Tensor values = scope.constant(SHAPE, LIKELIHOOD);
      assertThatThrownBy(() -> new Iwae(4).loss(terms(values, values, values), START))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("6 draws do not make groups of k = 4");
    }
  }
}
