package io.github.vae4j.likelihoods.unitinterval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.likelihoods.ReferenceValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContinuousBernoulliTest extends LikelihoodContract {
  /**
   * Logit a, then log p(x) at x = 0.3, its derivative in a, the mean and log C. In Python with
   * mpmath at 50 digits (6000 beyond ±80): l = 1/(1+exp(-a)), c = 2*atanh(1-2*l)/(1-2*l) or 2 at a
   * = 0, log(c) + x*log(l) + (1-x)*log(1-l); mean = 1/(1-exp(-a)) - 1/a; the derivative is x -
   * mean. x and a are rounded to 32-bit floats first.
   */
  private static final double[][] VALUES = {
    {0f, 0.0, -0.199999988079071, 0.5, 0.693147180559945},
    {1e-08f, -1.99999987280244e-9, -0.199999988912404, 0.500000000833333, 0.693147180559945},
    {-1e-06f, 1.99999945907453e-7, -0.199999904745738, 0.499999916666667, 0.693147180560029},
    {0.0001f, -2.00004149693102e-5, -0.200008321412192, 0.500008333333121, 0.693147181393279},
    {-0.001f, 0.000199958330908283, -0.199916654743168, 0.499916666664097, 0.693147263893282},
    {0.01f, -0.00200416649909542, -0.200833320004892, 0.500833331925821, 0.693155513844295},
    {-0.1f, 0.0195833671435599, -0.191668043179907, 0.491668055100836, 0.693980028148422},
    {0.5f, -0.110395045032292, -0.241494070615869, 0.541494082536798, 0.71368193318735},
    {1.0f, -0.241324842691989, -0.281976694948397, 0.581976706869326, 0.771936832905305},
    {-1.9999f, 0.238556265285831, -0.0434892449942287, 0.343489256915158, 0.965466217986692},
    {2.0f, -0.561439337729338, -0.356517630828737, 0.656517642749666, 0.965488649471777},
    {2.0001f, -0.56147495325245, -0.356524522146859, 0.656524534067788, 0.96551105458045},
    {-3.0f, 0.249681433848024, 0.0190623750788516, 0.280937636842077, 1.19826882118455},
    {8.0f, -3.52022284404466, -0.575335563279912, 0.875335575200841, 2.08011246696081},
    {30.0f, -17.5988022607099, -0.666666654745831, 0.96666666666676, 3.40119738166234},
    {-30.0f, -5.59880297596562, 0.266666678587689, 0.0333333333332398, 3.40119738166234},
    {90.0f, -58.5001892567861, -0.68888887696796, 0.988888888888889, 4.49980967033027},
    {-1000.0f, -293.092256641947, 0.299000011920929, 0.001, 6.90775527898214},
    {10000.0f, -6990.78954041873, -0.699899988079071, 0.9999, 9.21034037197618},
  };

  @Override
  protected ContinuousBernoulli likelihood() {
    return new ContinuousBernoulli();
  }

  @Override
  protected List<Reference> references() {
    return ReferenceValues.of("continuous-bernoulli");
  }

  private static Head head(Tensor logits) {
    return Head.of(Map.of("logits", logits));
  }

  /** To 10⁻⁶ near λ = ½, and to as many digits far away, where numbers are larger. */
  @Test
  void valuesAndGradientsNearAHalfAndAtTheEdges() {
    for (double[] value : VALUES) {
      try (Scope scope = device().scope()) {
        Tensor logits = scope.variable(Shape.of(1, 1, 1), (float) value[0]);
        Tensor logProb = likelihood().logProb(scope.full(Shape.of(1, 1), 0.3), head(logits));
        float gradient = scope.gradients(logProb.sum()).of(logits).item();
        agrees("log p", value[0], logProb.item(), value[1]);
        agrees("gradient", value[0], gradient, value[2]);
        agrees("mean", value[0], likelihood().mean(head(logits)).item(), value[3]);
        agrees("log C", value[0], likelihood().logNormalizer(head(logits)).item(), value[4]);
      }
    }
  }

  private static void agrees(String what, double logit, float actual, double expected) {
    double allowed = 1e-6 * Math.max(Math.abs(expected), Math.abs(logit) < 3 ? 0.2 : 1);
    assertThat((double) actual).as("%s at %s", what, logit).isCloseTo(expected, within(allowed));
  }

  /** Beside its own size near λ = ½, where log p is as small as the logit. */
  @Test
  void smallValuesKeepTheirDigits() {
    for (double[] value : VALUES) {
      if (value[0] != 0 && Math.abs(value[0]) < 1) {
        try (Scope scope = device().inference()) {
          Tensor logits = scope.full(Shape.of(1, 1, 1), value[0]);
          float logProb =
              likelihood().logProb(scope.full(Shape.of(1, 1), 0.3), head(logits)).item();
          assertThat(logProb / value[1]).as("at %s", value[0]).isCloseTo(1, within(1e-6));
        }
      }
    }
  }

  /** At ã = 0 draws are the uniform numbers themselves, or 1 less them. */
  @Test
  void drawsNearAHalfAreUniform() {
    for (double logit : new double[] {0, 1e-9, -1e-7}) {
      try (Scope scope = device().inference()) {
        Shape shape = Shape.of(1, 1, 1000);
        float[] u = scope.uniform(shape, RandomStream.of(9)).toArray();
        Head head = head(scope.full(shape, logit));
        float[] draws = likelihood().sample(head, RandomStream.of(9)).toArray();
        for (int i = 0; i < u.length; i++) {
          float expected = logit > 0 ? 1 - u[i] : u[i];
          assertThat(draws[i]).isCloseTo(expected, within(2e-6f));
        }
      }
    }
  }

  @Test
  void startsAtTheLogitOfTheDataMean() {
    try (Scope scope = device().inference()) {
      for (float mean : new float[] {0.1f, 0.5f, 0.93f}) {
        float logit = likelihood().initialBias("logits", mean);
        Tensor logits = scope.full(Shape.of(1, 1, 1), logit);
        assertThat(likelihood().mean(head(logits)).item()).isCloseTo(mean, within(1e-6f));
      }
    }
    assertThat(likelihood().initialBias("logits", 0)).isEqualTo(-20);
  }

  /**
   * Logit and deviation: in mpmath at 40 digits sqrt(1/a**2 - 1/(4*sinh(a/2)**2)), sqrt(1/12) at 0.
   */
  @Test
  void deviationsNearAHalfAndAtTheEdges() {
    double[][] values = {
      {0, 0.2886751346},
      {1e-4, 0.2886751345},
      {-0.999, 0.2816631102},
      {1.001, 0.2816357522},
      {8, 0.1236499583},
      {-90, 0.01111111111}
    };
    for (double[] value : values) {
      try (Scope scope = device().inference()) {
        Head head = head(scope.full(Shape.of(1, 1, 1), value[0]));
        double deviation = likelihood().deviation(head).orElseThrow().item();
        assertThat(deviation / value[1]).as("at %s", value[0]).isCloseTo(1, within(2e-6));
      }
    }
  }
}
