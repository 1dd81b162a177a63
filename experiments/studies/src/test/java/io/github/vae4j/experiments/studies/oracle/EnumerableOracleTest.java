package io.github.vae4j.experiments.studies.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.WithDevice;
import io.github.vae4j.core.vae.Vae;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EnumerableOracleTest extends WithDevice {
  private static final EnumerableSource SOURCE = new EnumerableSource(6, 1, 7, 3, 5);
  private static final DataSet ROWS = SOURCE.load().train();

  private static Tensor rows(Scope scope) {
    float[] values = new float[ROWS.size() * ROWS.dim()];
    for (int i = 0; i < ROWS.size(); i++) {
      ROWS.copyRow(i, values, i * ROWS.dim());
    }
    return scope.constant(Shape.of(ROWS.size(), ROWS.dim()), values);
  }

  /** Against the source's own sum in double, which shares no code with the networks. */
  @Test
  void logEvidenceIsTheSum() {
    EnumerableOracle oracle = new EnumerableOracle(SOURCE.vae(), 3);
    try (Scope scope = device().inference()) {
      float[] logEvidence = oracle.logEvidence(rows(scope)).toArray();
      for (int i = 0; i < ROWS.size(); i++) {
        assertThat((double) logEvidence[i])
            .isCloseTo(SOURCE.logEvidence(LinearGaussian.row(ROWS, i)), within(1e-5));
      }
    }
  }

  @Test
  void probabilitiesOfAllValuesAreOne() {
    EnumerableOracle oracle = new EnumerableOracle(SOURCE.vae(), 3);
    try (Scope scope = device().inference()) {
      Tensor x = rows(scope);
      for (Tensor log : new Tensor[] {oracle.logPosterior(x), oracle.logEncoder(x)}) {
        assertThat(log.shape()).isEqualTo(Shape.of(8, 6));
        for (float sum : log.exp().sum(0).toArray()) {
          assertThat(sum).isCloseTo(1f, within(1e-6f));
        }
      }
    }
  }

  @Test
  void elboAndGapAddUpToTheEvidence() {
    EnumerableOracle oracle = new EnumerableOracle(SOURCE.vae(), 3);
    try (Scope scope = device().inference()) {
      Tensor x = rows(scope);
      float[] gap = oracle.klToPosterior(x).toArray();
      float[] elbo = oracle.elbo(x).toArray();
      float[] logEvidence = oracle.logEvidence(x).toArray();
      for (int i = 0; i < gap.length; i++) {
        assertThat(elbo[i] + gap[i]).isCloseTo(logEvidence[i], within(2e-5f));
        assertThat(gap[i]).isPositive();
      }
    }
  }

  /** Central differences of a value that is itself checked above. */
  @Test
  void gradientsAreThoseOfTheValue() {
    Vae vae = SOURCE.vae();
    EnumerableOracle oracle = new EnumerableOracle(vae, 3);
    assertGradient(vae, oracle::elbo);
    assertGradient(vae, oracle::logEvidence);
  }

  private void assertGradient(Vae vae, UnaryOperator<Tensor> value) {
    for (Parameter parameter : vae.parameters()) {
      float analytic;
      int at = parameter.values().length / 2;
      try (Scope scope = device().scope()) {
        Gradients gradients = scope.gradients(value.apply(rows(scope)).mean());
        analytic = gradients.of(parameter).toArray()[at];
      }
      double h = 1.0 / 16;
      double wide = difference(parameter, at, 2 * h, value);
      double narrow = difference(parameter, at, h, value);
      assertThat((double) analytic)
          .as(parameter.name())
          .isCloseTo((4 * narrow - wide) / 3, within(2e-3));
    }
  }

  private double difference(Parameter parameter, int at, double h, UnaryOperator<Tensor> value) {
    float start = parameter.values()[at];
    double sum = 0;
    for (int sign : new int[] {1, -1}) {
      parameter.values()[at] = (float) (start + sign * h);
      parameter.changed();
      try (Scope scope = device().inference()) {
        sum += sign * value.apply(rows(scope)).mean().item();
      }
    }
    parameter.values()[at] = start;
    parameter.changed();
    return sum / (2 * h);
  }

  @Test
  void onlyBitsAreEnumerated() {
    Vae gaussian = LinearGaussian.drawn(3, 2, 1, RandomStream.of(1)).vae();
    assertThatThrownBy(() -> new EnumerableOracle(gaussian, 2))
        .hasMessageContaining("expected from 1 to 12 bits");
    assertThatThrownBy(() -> new EnumerableOracle(SOURCE.vae(), 13)).hasMessageContaining("13");
  }
}
