package io.github.vae4j.likelihoods.unitinterval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.likelihoods.ReferenceValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BernoulliOnGreyTest extends LikelihoodContract {
  @Override
  protected BernoulliOnGrey likelihood() {
    return new BernoulliOnGrey();
  }

  /** Those of the density: its logged numbers are log-probabilities. */
  @Override
  protected List<Reference> references() {
    return ReferenceValues.of("continuous-bernoulli");
  }

  /**
   * Logits (−2, 0.5, 30), x (0.1, 0.7, 0.25). In Python with mpmath at 50 digits: l =
   * 1/(1+exp(-a)), sum of x*log(l) + (1-x)*log(1-l) over the three, and of
   * log(2*atanh(1-2*l)/(1-2*l)). x is rounded to 32-bit floats first.
   */
  @Test
  void trainingIsWithoutTheNormaliser() {
    try (Scope scope = device().inference()) {
      Head head = head(scope, -2, 0.5f, 30);
      Tensor x = scope.constant(Shape.of(1, 3), new float[] {0.1f, 0.7f, 0.25f});
      float unnormalized = likelihood().unnormalizedLogProb(x, head).item();
      float normaliser = likelihood().diagnostics(head).get("log_normaliser").item();
      assertThat((double) unnormalized).isCloseTo(-23.4510050041639, within(1e-5));
      assertThat((double) normaliser).isCloseTo(5.08036796432147, within(1e-5));
      assertThat((double) likelihood().logProb(x, head).item())
          .isCloseTo(-23.4510050041639 + 5.08036796432147, within(1e-5));
    }
  }

  /** Per row, whatever draws and rows there are. */
  @Test
  void theNormaliserIsSummedOverDimensionsAndAveragedOverRows() {
    try (Scope scope = device().inference()) {
      Tensor logits = scope.full(Shape.of(3, 4, 5), 0);
      float normaliser =
          likelihood().diagnostics(Head.of(Map.of("logits", logits))).get("log_normaliser").item();
      assertThat((double) normaliser).isCloseTo(5 * Math.log(2), within(1e-5));
    }
  }

  /** Cross-entropy has its best λ at x, and starts there. */
  @Test
  void startsAtTheLogitOfTheDataMean() {
    float logit = likelihood().initialBias("logits", 0.2f);
    assertThat(logit).isCloseTo((float) Math.log(0.25), within(1e-6f));
    try (Scope scope = device().scope()) {
      Tensor logits = scope.variable(Shape.of(1, 1, 1), logit);
      Head head = Head.of(Map.of("logits", logits));
      Tensor x = scope.full(Shape.of(1, 1), 0.2f);
      Tensor unnormalized = likelihood().unnormalizedLogProb(x, head);
      assertThat(scope.gradients(unnormalized.sum()).of(logits).item()).isCloseTo(0, within(1e-6f));
    }
  }

  private static Head head(Scope scope, float... logits) {
    return Head.of(Map.of("logits", scope.constant(Shape.of(1, 1, logits.length), logits)));
  }
}
