package io.github.vae4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * Statistical tests reject with a chance of 10⁻⁶ each if the numbers are what they should be; the
 * seeds are fixed, so that a test that passes once passes always.
 */
class RandomStreamTest {
  private static final double FALSE_ALARM = 1e-6;

  /** χ² of counts that should all be equal. */
  private static void assertUniform(long[] counts) {
    double expected = (double) Arrays.stream(counts).sum() / counts.length;
    assertThat(expected).isGreaterThan(20);
    double statistic = 0;
    for (long count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    double p = 1 - new ChiSquaredDistribution(counts.length - 1).cumulativeProbability(statistic);
    assertThat(p).as("χ² = %s of %d classes", statistic, counts.length).isGreaterThan(FALSE_ALARM);
  }

  @Test
  void equalSeedsGiveEqualStreamsAndOthersDoNot() {
    assertThat(bits(RandomStream.of(5), 100)).isEqualTo(bits(RandomStream.of(5), 100));
    assertThat(bits(RandomStream.of(5), 100)).isNotEqualTo(bits(RandomStream.of(6), 100));
  }

  private static int[] bits(RandomStream stream, int n) {
    int[] bits = new int[n];
    for (int i = 0; i < n; i++) {
      bits[i] = stream.nextBits();
    }
    return bits;
  }

  @Test
  void childrenDependOnTheParentsKeyAlone() {
    RandomStream parent = RandomStream.of(5);
    int[] before = bits(parent.split("latent"), 8);
    bits(parent, 1001);
    assertThat(bits(parent.split("latent"), 8)).isEqualTo(before);
    RandomStream child = parent.split("epoch");
    long position = parent.position();
    bits(child, 10);
    assertThat(parent.position()).isEqualTo(position);
  }

  @Test
  void splitStreamsAreAllDifferent() {
    RandomStream root = RandomStream.of(0);
    List<RandomStream> all = new ArrayList<>();
    for (long seed = -50; seed < 50; seed++) {
      all.add(RandomStream.of(seed));
    }
    for (long number = -100; number < 1000; number++) {
      all.add(root.split(number));
      all.add(root.split(Long.toString(number)));
      all.add(root.split("a").split(number));
      all.add(root.split(number).split("a"));
    }
    for (String name : new String[] {"", "a", "b", "ab", "ba", "aa", "\u0000", "é", "batches"}) {
      all.add(root.split(name));
    }
    Set<List<Integer>> seen = new HashSet<>();
    for (RandomStream stream : all) {
      seen.add(Arrays.stream(bits(stream, 4)).boxed().toList());
    }
    // Two equal ones among 4509 keys of 64 bits: a chance of 6·10⁻¹³.
    assertThat(seen).hasSize(all.size());
  }

  /** Numbers drawn at the same place of neighbouring streams are uniform and uncorrelated. */
  @Test
  void splitStreamsAreIndependent() {
    RandomStream root = RandomStream.of(17);
    int n = 100_000;
    long[] counts = new long[256];
    double products = 0;
    double previous = 0;
    for (int i = 0; i < n; i++) {
      double u = root.split(i).nextDouble();
      counts[(int) (u * 256)]++;
      products += (u - 0.5) * (previous - 0.5) * 12;
      previous = u;
    }
    assertUniform(counts);
    // The mean of n products of independent, standardised numbers is normal(0, 1/n).
    assertThat(products / n).isCloseTo(0, within(quantile() / Math.sqrt(n)));
    long[] pairs = new long[64 * 64];
    for (int i = 0; i < n * 2; i++) {
      RandomStream stream = root.split("pairs").split(i);
      pairs[(stream.nextBits() >>> 26) * 64 + (stream.nextBits() >>> 26)]++;
    }
    assertUniform(pairs);
  }

  private static double quantile() {
    return new NormalDistribution().inverseCumulativeProbability(1 - FALSE_ALARM / 2);
  }

  @Test
  void uniformNumbersAreUniform() {
    RandomStream random = RandomStream.of(23);
    float[] floats = new float[1_000_003];
    random.fillUniform(floats, 0, floats.length);
    long[] counts = new long[1000];
    long[] pairs = new long[100 * 100];
    for (int i = 0; i < floats.length; i++) {
      assertThat(floats[i] >= 0f && floats[i] < 1f).isTrue();
      counts[(int) (floats[i] * 1000)]++;
      if (i % 2 == 1) {
        int row = (int) (floats[i - 1] * 100);
        int column = (int) (floats[i] * 100);
        pairs[row * 100 + column]++;
      }
    }
    assertUniform(counts);
    assertUniform(pairs);
    long[] doubles = new long[1000];
    long[] low = new long[1024];
    for (int i = 0; i < 300_000; i++) {
      double u = random.nextDouble();
      assertThat(u >= 0 && u < 1).isTrue();
      doubles[(int) (u * 1000)]++;
      low[(int) ((long) (u * 0x1p53) & 1023)]++; // the lowest ten of its 53 bits
    }
    assertUniform(doubles);
    assertUniform(low);
  }

  @Test
  void normalNumbersAreNormal() {
    float[] draws = new float[200_001];
    RandomStream.of(29).fillNormal(draws, 0, draws.length);
    double[] values = new double[draws.length];
    double sum = 0;
    double squares = 0;
    double neighbours = 0;
    for (int i = 0; i < draws.length; i++) {
      values[i] = draws[i];
      sum += draws[i];
      squares += (double) draws[i] * draws[i];
      neighbours += i == 0 ? 0 : (double) draws[i] * draws[i - 1];
    }
    double root = Math.sqrt(draws.length);
    assertThat(sum / root).isCloseTo(0, within(quantile()));
    assertThat((squares - draws.length) / root / Math.sqrt(2)).isCloseTo(0, within(quantile()));
    assertThat(neighbours / root).isCloseTo(0, within(quantile()));
    double p =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovTest(new NormalDistribution(0, 1), values, false);
    assertThat(p).isGreaterThan(FALSE_ALARM);
    long[] classes = new long[400]; // equal probability each: sees the tails that KS does not
    NormalDistribution normal = new NormalDistribution();
    for (double value : values) {
      classes[(int) Math.min(399, normal.cumulativeProbability(value) * 400)]++;
    }
    assertUniform(classes);
    RandomStream single = RandomStream.of(31);
    double[] singles = new double[50_000];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = single.nextNormal();
    }
    assertThat(
            new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new NormalDistribution(0, 1), singles, false))
        .isGreaterThan(FALSE_ALARM);
  }

  @Test
  void fillNormalTakesTwoWordsForEveryPair() {
    for (int n = 0; n < 9; n++) {
      RandomStream random = RandomStream.of(37);
      random.fillNormal(new float[20], 3, n);
      assertThat(random.position()).isEqualTo(n + n % 2);
    }
    float[] parts = new float[10];
    RandomStream random = RandomStream.of(37);
    random.fillNormal(parts, 0, 4);
    random.fillNormal(parts, 4, 6);
    float[] whole = new float[12];
    RandomStream.of(37).fillNormal(whole, 1, 10);
    assertThat(Arrays.copyOfRange(whole, 1, 11)).isEqualTo(parts);
    assertThat(whole[0]).isZero();
    assertThat(whole[11]).isZero();
  }

  /** Box and Muller's formula with java.lang.Math, from the same words. */
  @Test
  void normalNumbersAreThoseOfTheFormula() {
    int n = 200_000;
    float[] draws = new float[n];
    RandomStream random = RandomStream.of(53);
    random.nextBits(); // so that pairs lie across blocks
    RandomStream words = random.at(1);
    random.fillNormal(draws, 0, n);
    for (int i = 0; i < n; i += 2) {
      double u = ((words.nextBits() & 0xFFFFFFFFL) + 1) * 0x1p-32;
      double angle = 2 * Math.PI * words.nextBits() * 0x1p-32;
      double radius = Math.sqrt(-2 * Math.log(u));
      assertThat((double) draws[i]).isCloseTo(radius * Math.cos(angle), within(4e-7));
      assertThat((double) draws[i + 1]).isCloseTo(radius * Math.sin(angle), within(4e-7));
    }
  }

  /** The words that lead to the extremes: u of 2⁻³² and of 1. */
  @Test
  void normalNumbersFarOut() {
    float[] out = new float[6];
    new BoxMuller(3).draw(new int[] {0, 0, -1, 0x12345678, 0, 1 << 30}, out, 0, 6);
    float far = (float) Math.sqrt(64 * Math.log(2)); // 6.66
    assertThat(out[0]).isEqualTo(far);
    assertThat(out[1]).isZero();
    assertThat(Math.abs(out[2])).isZero();
    assertThat(Math.abs(out[3])).isZero();
    assertThat(out[4]).isCloseTo(0f, within(1e-7f)); // a quarter turn
    assertThat(out[5]).isEqualTo(far);
  }

  @Test
  void fillingInPartsGivesTheSameNumbers() {
    for (int n : new int[] {0, 1, 2, 3, 4, 5, 255, 256, 257, 1000}) {
      for (int before = 0; before < 5; before++) {
        RandomStream single = RandomStream.of(59);
        RandomStream filled = RandomStream.of(59);
        single.skip(before);
        filled.skip(before);
        float[] out = new float[n];
        filled.fillUniform(out, 0, n);
        for (int i = 0; i < n; i++) {
          assertThat(out[i]).isEqualTo((single.nextBits() >>> 8) * 0x1p-24f);
        }
        assertThat(filled.position()).isEqualTo(before + n);
        assertThat(filled.nextBits()).isEqualTo(single.nextBits());
      }
    }
  }

  @Test
  void wholeNumbersAreWithoutBias() {
    RandomStream random = RandomStream.of(41);
    for (int bound : new int[] {1, 2, 3, 7, 100, 1000}) {
      long[] counts = new long[bound];
      for (int i = 0; i < 300 * bound + 1000; i++) {
        counts[random.nextInt(bound)]++;
      }
      if (bound > 1) {
        assertUniform(counts);
      } else {
        assertThat(counts[0]).isEqualTo(1300);
      }
    }
    // With this bound a plain remainder would give the lower half two thirds of all draws.
    int bound = (int) (3L << 29);
    long[] halves = new long[2];
    for (int i = 0; i < 100_000; i++) {
      halves[random.nextInt(bound) < bound / 2 ? 0 : 1]++;
    }
    assertUniform(halves);
    long[] thirds = new long[3];
    for (int i = 0; i < 100_000; i++) {
      thirds[random.nextInt(Integer.MAX_VALUE) / (Integer.MAX_VALUE / 3 + 1)]++;
    }
    assertUniform(thirds);
    assertThatThrownBy(() -> random.nextInt(0)).hasMessageContaining("expected at least 1");
  }

  @Test
  void permutationsAreUniform() {
    assertThat(RandomStream.of(1).permutation(0)).isEmpty();
    RandomStream random = RandomStream.of(43);
    int[] order = random.permutation(1000);
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(java.util.stream.IntStream.range(0, 1000).toArray());
    long[] counts = new long[24];
    int[] codes = new int[256];
    Arrays.fill(codes, -1);
    int classes = 0;
    for (int i = 0; i < 24_000; i++) {
      int[] p = random.permutation(4);
      int code = p[0] | p[1] << 2 | p[2] << 4 | p[3] << 6;
      if (codes[code] < 0) {
        codes[code] = classes++;
      }
      counts[codes[code]]++;
    }
    assertThat(classes).isEqualTo(24);
    assertUniform(counts);
  }

  @Test
  void aStreamIsResumedFromItsPosition() {
    RandomStream random = RandomStream.of(47).split("latent");
    bits(random, 7);
    RandomStream resumed = RandomStream.of(47).split("latent").at(random.position());
    assertThat(resumed.position()).isEqualTo(7);
    assertThat(bits(resumed, 20)).isEqualTo(bits(random, 20));
    assertThat(random.at(7).split("child").nextBits()).isEqualTo(random.split("child").nextBits());
    assertThatThrownBy(() -> random.at(-1)).hasMessageContaining("position is -1");
  }
}
