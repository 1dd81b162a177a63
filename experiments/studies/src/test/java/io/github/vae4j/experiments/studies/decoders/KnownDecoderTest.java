package io.github.vae4j.experiments.studies.decoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.random.RandomStream;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.LaplaceDistribution;
import org.apache.commons.math3.distribution.LogisticDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Draws are of the distribution that each kind is named after. */
class KnownDecoderTest {
  private static final int DRAWS = 20_000;
  private static final double SIGNAL = 0.7;

  private static double[] draws(KnownDecoder kind, DoubleUnaryOperator of) {
    RandomStream random = RandomStream.of(4).split(kind.toString());
    double[] draws = new double[DRAWS];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = of.applyAsDouble(kind.draw(SIGNAL, random));
    }
    return draws;
  }

  /** By Kolmogorov and Smirnov's test, one false alarm in 10⁶; a scale off by 4 % is found. */
  private static void assertOf(AbstractRealDistribution distribution, double... draws) {
    assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(distribution, draws))
        .isGreaterThan(1e-6);
  }

  /** The deviation is 0.06 around 0.5 + 0.08 · 0.7. */
  @Test
  void drawsAreOfTheirKind() {
    double place = 0.556;
    double deviation = 0.06;
    assertOf(new NormalDistribution(null, place, deviation), draws(KnownDecoder.GAUSSIAN, x -> x));
    assertOf(
        new LaplaceDistribution(null, place, deviation / Math.sqrt(2)),
        draws(KnownDecoder.LAPLACE, x -> x));
    assertOf(
        new LogisticDistribution(null, place, deviation * Math.sqrt(3) / Math.PI),
        draws(KnownDecoder.LOGISTIC, x -> x));
    assertOf(
        new NormalDistribution(null, SIGNAL, 1),
        draws(KnownDecoder.LOGIT_NORMAL, x -> Math.log(x / (1 - x))));
  }

  /** P(x = 1) = 1 / (1 + e^−1.4) = 0.8022; 20,000 draws are within 0.014 but for 1 in 10⁶. */
  @Test
  void bitsAreOfTheirProbability() {
    double mean = 0;
    for (double bit : draws(KnownDecoder.BERNOULLI, x -> x)) {
      mean += bit / DRAWS;
    }
    assertThat(mean).isCloseTo(0.8022, within(0.014));
  }

  @ParameterizedTest
  @EnumSource
  void dataAreLevelsAndAFunctionOfTheSeed(KnownDecoder kind) {
    DataSplits data = new KnownDecoderSource(kind, 50, 20, 8, 2, 3).load();
    assertThat(data.train().size()).isEqualTo(50);
    assertThat(data.test().size()).isEqualTo(20);
    assertThat(data.hash())
        .isEqualTo(new KnownDecoderSource(kind, 50, 20, 8, 2, 3).load().hash())
        .isNotEqualTo(new KnownDecoderSource(kind, 50, 20, 8, 2, 4).load().hash());
    DataSet train = data.train();
    float[] row = new float[8];
    for (int i = 0; i < train.size(); i++) {
      train.copyRow(i, row, 0);
      for (float value : row) {
        assertThat(Levels.OF_8_BITS.support().contains(value)).isTrue();
        assertThat(kind.grey() || value == 0 || value == 1).isTrue();
      }
    }
  }
}
