package io.github.vae4j.likelihoods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.LikelihoodContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GaussianOptimalTest extends LikelihoodContract {
  @Override
  protected Likelihood likelihood() {
    return new GaussianOptimal(0.02, 0.3, 0.05);
  }

  @Override
  protected List<Reference> references() {
    return ReferenceValues.of("gaussian-optimal");
  }

  private static Head head(Scope scope, double logVariance) {
    Tensor mean = scope.constant(Shape.of(2, 1, 2), 0, 1, 0.5f, 1);
    return Head.of(Map.of("mean", mean, "logVariance", scope.constant((float) logVariance)));
  }

  /** Errors ½, 0, 0 and 0 of four values: a mean square of 1/16. */
  @Test
  void movesTowardsTheMeanSquaredErrorOfTheBatch() {
    try (Scope scope = device().scope()) {
      Tensor x = scope.constant(Shape.of(1, 2), 0.5f, 1);
      float[] whole = new GaussianOptimal(0.02, 0.3, 1).fit(x, head(scope, 0)).get("logVariance");
      assertThat((double) whole[0]).isCloseTo(Math.log(1 / 16.0), within(1e-6));
      float[] share =
          new GaussianOptimal(0.02, 0.3, 0.25).fit(x, head(scope, 0)).get("logVariance");
      assertThat((double) share[0]).isCloseTo(Math.log(0.75 + 0.25 / 16), within(1e-6));
    }
  }

  /** It is the best σ: the batch's log-likelihood is largest there. */
  @Test
  void noOtherSigmaIsBetterForTheBatch() {
    GaussianOptimal likelihood = new GaussianOptimal(0.02, 0.3, 1);
    try (Scope scope = device().scope()) {
      Tensor x = scope.constant(Shape.of(1, 2), 0.5f, 1);
      double best = likelihood.fit(x, head(scope, 0)).get("logVariance")[0];
      float at = likelihood.logProb(x, head(scope, best)).sum().item();
      for (double other : new double[] {best - 0.1, best + 0.1}) {
        assertThat(likelihood.logProb(x, head(scope, other)).sum().item()).isLessThan(at);
      }
    }
  }

  @Test
  void staysAtTheFloorWhereTheErrorIsZero() {
    GaussianOptimal likelihood = new GaussianOptimal(0.02, 0.3, 1);
    try (Scope scope = device().scope()) {
      Tensor x = scope.constant(Shape.of(1, 1), 2);
      Head head =
          Head.of(
              Map.of("mean", scope.full(Shape.of(1, 1, 1), 2), "logVariance", scope.constant(0)));
      float fitted = likelihood.fit(x, head).get("logVariance")[0];
      assertThat((double) fitted).isCloseTo(2 * Math.log(0.02), within(1e-6));
      Head there = Head.of(Map.of("mean", head.get("mean"), "logVariance", scope.constant(fitted)));
      assertThat(likelihood.diagnostics(there).get("sigma_at_floor").item()).isEqualTo(1);
      assertThat(likelihood.diagnostics(head).get("sigma_at_floor").item()).isZero();
      assertThat(likelihood.diagnostics(head).get("sigma").item()).isEqualTo(1);
    }
  }

  @Test
  void refusesAStartBelowTheFloor() {
    assertThatThrownBy(() -> new GaussianOptimal(0.5, 0.3, 0.1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("σ starts at 0.3 and has the floor 0.5");
  }
}
