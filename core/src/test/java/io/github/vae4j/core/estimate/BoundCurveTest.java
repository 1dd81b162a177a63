package io.github.vae4j.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import java.util.List;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

class BoundCurveTest {
  private static final double HIGH = Math.log(5);

  /**
   * Lₖ of weights that are 1 or 5, each with probability ½: Σⱼ (k over j) 2⁻ᵏ log((k + 4j) / k).
   */
  private static double exact(int k) {
    double sum = 0;
    for (int j = 0; j <= k; j++) {
      sum +=
          CombinatoricsUtils.binomialCoefficientDouble(k, j)
              * Math.pow(2, -k)
              * Math.log((k + 4.0 * j) / k);
    }
    return sum;
  }

  private static BoundCurve drawn(int rows, int samples, long seed) {
    BoundCurve curve = new BoundCurve(samples);
    RandomStream random = RandomStream.of(seed);
    for (int row = 0; row < rows; row++) {
      double[] logWeights = new double[samples];
      java.util.Arrays.setAll(logWeights, i -> random.nextDouble() < 0.5 ? 0 : HIGH);
      curve.add(logWeights);
    }
    return curve;
  }

  @Test
  void isTheExactCurve() {
    // 70 is no multiple of 20 or 50. A point is off by 6 standard errors in 2e-9 of all cases.
    List<BoundCurve.Point> points = drawn(2000, 70, 1).points();
    assertThat(points).extracting(BoundCurve.Point::k).containsExactly(1, 2, 5, 10, 20, 50, 70);
    for (BoundCurve.Point point : points) {
      assertThat(point.standardError()).isLessThan(0.006);
      assertThat(point.bound()).isCloseTo(exact(point.k()), within(6 * point.standardError()));
    }
  }

  @Test
  void rises() {
    assertThat(drawn(500, 70, 2).steps(1e-6))
        .hasSize(6)
        .allSatisfy(step -> assertThat(step.passed()).isTrue())
        .first()
        .satisfies(step -> assertThat(step.rise()).isCloseTo(exact(2) - exact(1), within(0.05)));
  }

  @Test
  void leavesOutWhatFillsNoGroup() {
    double[] logWeights = {0, Math.log(3), 100};
    assertThat(BoundCurve.bound(logWeights, 2)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(BoundCurve.bound(logWeights, 1)).isCloseTo((Math.log(3) + 100) / 3, within(1e-12));
  }

  @Test
  void aCurveThatFallsIsToldApart() {
    BoundCurve curve = new BoundCurve(3); // 1, 2, 3 draws; the third is larger than the others
    for (int row = 0; row < 20; row++) {
      curve.add(0, 0, 4 + 0.1 * row);
    }
    assertThat(curve.steps(1e-6)).extracting(BoundCurve.Step::passed).containsExactly(false, true);
  }

  @Test
  void oneRowTellsNothingOfItsError() {
    BoundCurve curve = new BoundCurve(3);
    curve.add(0, 0, 4);
    assertThat(curve.steps(1e-6)).allSatisfy(step -> assertThat(step.passed()).isTrue());
    assertThat(curve.points().get(0).standardError()).isNaN();
  }
}
