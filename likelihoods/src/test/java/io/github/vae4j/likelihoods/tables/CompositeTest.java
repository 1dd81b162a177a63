package io.github.vae4j.likelihoods.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.BinarizationMode;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.data.SupportCheck;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.GradientCheck;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.core.testkit.WithDevice;
import io.github.vae4j.likelihoods.ReferenceValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositeTest extends WithDevice {
  private static final Components COMPONENTS =
      Plugins.injector(CompositeTest.class.getClassLoader(), List.of())
          .getInstance(Components.class);
  private static final String MIXED = "0-1:gaussian-fixed(sigma=0.5),2:bernoulli,3-:poisson";

  private static Likelihood of(String columns, int dataDim) {
    return COMPONENTS
        .of(Kind.LIKELIHOOD)
        .get("composite")
        .create("likelihood", Map.of("columns", columns), new Dimensions(dataDim, 2));
  }

  /** One part for all columns is that part. */
  @Nested
  class OfOnePart extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new Composite(
          List.of(
              new Composite.Part(
                  new ColumnRange(0, ColumnRange.OPEN),
                  "laplace",
                  COMPONENTS
                      .of(Kind.LIKELIHOOD)
                      .get("laplace")
                      .create("likelihood", Map.of(), new Dimensions(1, 1)))));
    }

    @Override
    protected double gradientStep() {
      return 0x1p-9;
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("laplace").stream()
          .map(
              one ->
                  new Reference(
                      one.x(),
                      Map.of(
                          "0-.mean", one.slots().get("mean"),
                          "0-.logScale", one.slots().get("logScale")),
                      one.logProb()))
          .toList();
    }
  }

  private static Tensor logProb(Scope scope, Tensor outputs) {
    Likelihood likelihood = of(MIXED, 5);
    Tensor x = scope.constant(Shape.of(1, 5), 0.5f, -1, 1, 0, 3);
    Head head = Head.of(likelihood.head(5), outputs, Map.of());
    return likelihood.logProb(x, head);
  }

  /**
   * In scipy: norm.logpdf([.5, -1], [0, 1], .5).sum() + bernoulli.logpmf(1, expit(2)) +
   * poisson.logpmf([0, 3], exp([-1, 1])).sum().
   */
  @Test
  void isTheSumOfItsParts() {
    try (Scope scope = device().inference()) {
      Tensor outputs = scope.constant(Shape.of(1, 1, 5), 0, 1, 2, -1, 1);
      assertThat((double) logProb(scope, outputs).item()).isCloseTo(SUM, within(1e-5));
    }
  }

  private static final double SUM = -10.956431455190968;

  @Test
  void gradientsReachEveryPart() {
    GradientCheck.of((scope, in) -> logProb(scope, in.get(0)))
        .variable(Shape.of(2, 1, 5), 0, 1, 2, -1, 1, 0.3f, -0.4f, 0.2f, 0.1f, 0.7f)
        .check();
  }

  @Test
  void slotsAreNamedByColumns() {
    assertThat(of(MIXED, 5).head(5).slots())
        .extracting(HeadLayout.Slot::name, HeadLayout.Slot::width)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("0-1.mean", 2),
            org.assertj.core.groups.Tuple.tuple("2.logits", 1),
            org.assertj.core.groups.Tuple.tuple("3-.logRate", 2));
  }

  @Test
  void meansAndDrawsAreThoseOfTheParts() {
    Likelihood likelihood = of(MIXED, 5);
    try (Scope scope = device().inference()) {
      Tensor outputs = scope.constant(Shape.of(1, 1, 5), 0, 1, 0, 0, 2);
      Head head = Head.of(likelihood.head(5), outputs, Map.of());
      assertThat(likelihood.mean(head).toArray())
          .containsExactly(new float[] {0, 1, 0.5f, 1, (float) Math.exp(2)}, within(1e-5f));
      assertThat(likelihood.deviation(head).orElseThrow().toArray())
          .containsExactly(new float[] {0.5f, 0.5f, 0.5f, 1, (float) Math.E}, within(1e-5f));
      float[] draw = likelihood.sample(head, RandomStream.of(1)).toArray();
      assertThat(draw).hasSize(5);
      for (int j = 0; j < 5; j++) {
        assertThat(likelihood.support(j).contains(draw[j])).as("column %d", j).isTrue();
      }
    }
  }

  @Test
  void itsMeasureIsMixedWhereTheirsDiffer() {
    assertThat(of(MIXED, 5).measure()).isEqualTo(Measure.MIXED);
    assertThat(of("0:bernoulli,1-:poisson", 5).measure()).isEqualTo(Measure.COUNTING);
    assertThat(of("0-4:laplace", 5).measure()).isEqualTo(Measure.LEBESGUE);
    assertThat(of(MIXED, 5).support().description())
        .isEqualTo("columns 0-1: ℝ; columns 2: {0, 1}; columns 3-: {0, 1, 2, …}");
    assertThat(of("0-4:laplace", 5).support()).isEqualTo(Support.REAL);
  }

  @Test
  void everyColumnIsCheckedAgainstItsOwnSupport() {
    FloatDataSet table =
        FloatDataSet.table(new float[] {1.5f, 2, 1, 0, 3, 1, 2, 0, 2.5f, 0}, 5, null);
    SupportCheck check =
        new SupportCheck("composite", of(MIXED, 5)::support, BinarizationMode.NONE);
    assertThatThrownBy(() -> check.check(new DataSplits(table, table)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "row 1, column 3 is 2.5; likelihood 'composite' takes values in {0, 1, 2, …}");
  }

  @Test
  void biasesComeFromEachPartsColumns() {
    Likelihood likelihood = of(MIXED, 5);
    float[] means = {7, 8, 0.5f, 1, 1};
    assertThat(likelihood.initialBias(likelihood.head(5).slots().get(0), means))
        .containsExactly(7, 8);
    assertThat(likelihood.initialBias(likelihood.head(5).slots().get(1), means)).containsExactly(0);
    assertThat(likelihood.initialBias(likelihood.head(5).slots().get(2), means))
        .containsExactly(0, 0);
  }

  @Test
  void slotsWithAClosedFormAreFittedFromTheirColumns() {
    Composite likelihood = (Composite) of("0:gaussian-optimal(sigma-rate=1),1-:gaussian-fixed", 2);
    try (Scope scope = device().inference()) {
      Head head =
          Head.of(
              Map.of(
                  "0.mean", scope.full(Shape.of(1, 1, 1), 0),
                  "0.logVariance", scope.constant(0),
                  "1-.mean", scope.full(Shape.of(1, 1, 1), 0)));
      Map<String, float[]> fitted = likelihood.fit(scope.constant(Shape.of(1, 2), 0.5f, 9), head);
      assertThat(fitted).containsOnlyKeys("0.logVariance");
      assertThat((double) fitted.get("0.logVariance")[0]).isCloseTo(Math.log(0.25), within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0-2:bernoulli | columns 0-2, but the data have 5 columns, 0 to 4",
        "0-5:bernoulli | columns 0-5, but the data have 5 columns",
        "0-1:bernoulli,3-:poisson | '3-:poisson' comes where column 2 is next",
        "1-:poisson | '1-:poisson' comes where column 0 is next",
        "0-1:bernoulli,0-:poisson | '0-:poisson' comes where column 2 is next",
        "0-1 bernoulli | '0-1 bernoulli' cannot be read",
        "0-:bernouli | 'bernouli'",
        "0-:gaussian-fixed(sigma) | columns 0-: the setting 'sigma' of 'gaussian-fixed(sigma)' has"
            + " no '='",
        "0-:gaussian-fixed(sigma=0) | likelihood.columns 0-: gaussian-fixed.sigma is '0'",
        "0-:gaussian-fixed(sgma=1) | likelihood.columns 0-: gaussian-fixed.sgma"
      })
  void whatCannotBeReadIsRefused(String columns, String message) {
    assertThatThrownBy(() -> of(columns, 5))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyColumnHasTheMeasureOfItsPart() {
    Likelihood mixed = of(MIXED, 5);
    assertThat(mixed.measure()).isEqualTo(Measure.MIXED);
    assertThat(java.util.stream.IntStream.range(0, 5).mapToObj(j -> mixed.measure(j)).toList())
        .containsExactly(
            Measure.LEBESGUE,
            Measure.LEBESGUE,
            Measure.COUNTING,
            Measure.COUNTING,
            Measure.COUNTING);
  }

  /** Exponentiated outputs start at their biases, others as they were drawn. */
  @Test
  void slotsOfCountsStartFlat() {
    assertThat(of(MIXED, 5).head(5).slots())
        .allSatisfy(
            slot ->
                assertThat(of(MIXED, 5).initialWeight(slot))
                    .isEqualTo(slot.name().equals("3-.logRate") ? 0f : 1f));
  }

  @Test
  void aValueOutsideNamesThePartAndItsColumns() {
    Likelihood likelihood = of("0-2:poisson,3-4:bernoulli", 5);
    FloatDataSet counts = FloatDataSet.table(new float[] {1, -2, 1, 1, 1}, 5, null);
    FloatDataSet grey = FloatDataSet.table(new float[] {1, 2, 1, 1, 0.5f}, 5, null);
    SupportCheck check = new SupportCheck("composite", likelihood::support, BinarizationMode.NONE);
    assertThatThrownBy(() -> check.check(new DataSplits(counts, counts)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("row 0, column 1 is -2.0; likelihood 'composite' takes values in")
        .hasMessageContaining("they are those of its part 0-2:poisson; rescale the data");
    assertThatThrownBy(() -> check.check(new DataSplits(grey, grey)))
        .hasMessageContaining("column 4 is 0.5")
        .hasMessageContaining("its part 3-4:bernoulli");
  }
}
