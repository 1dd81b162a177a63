package io.github.vae4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinarizationTest {
  private static final RandomStream STREAM = RandomStream.of(7).split("binarisation");

  private static float[] grey(int rows, int dim) {
    float[] x = new float[rows * dim];
    RandomStream.of(3).fillUniform(x, 0, x.length);
    return x;
  }

  private static float[] apply(Binarization way, float[] x, int dim, int[] rows, long visit) {
    float[] copy = x.clone();
    way.apply(copy, dim, rows, visit);
    return copy;
  }

  private static int[] firstRows(int n) {
    return IntStream.range(0, n).toArray();
  }

  @Test
  void noneLeavesGreyValuesAlone() {
    float[] x = grey(3, 5);
    assertThat(apply(Binarization.training(BinarizationMode.NONE, STREAM), x, 5, firstRows(3), 1))
        .containsExactly(x);
  }

  @Test
  void thresholdIsOneAboveAHalfOnly() {
    float[] x = {0f, 0.5f, Math.nextUp(0.5f), 1f};
    assertThat(
            apply(
                Binarization.training(BinarizationMode.THRESHOLD, STREAM), x, 4, new int[] {0}, 1))
        .containsExactly(0f, 0f, 1f, 1f);
  }

  /** Bytes may be read another way than floats; all 256 of them become the same. */
  @ParameterizedTest
  @EnumSource(BinarizationMode.class)
  void readingBytesIsReadingWhatTheyStandFor(BinarizationMode mode) {
    byte[] pixels = new byte[512];
    float[] values = new float[512];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 3);
      values[i] = (pixels[i] & 0xFF) / 255f;
    }
    ByteDataSet bytes = ByteDataSet.images(pixels, new ImageShape(16, 16));
    Binarization way = Binarization.training(mode, STREAM);
    float[] read = new float[3 * 256];
    way.read(bytes, read, new int[] {0, 1, 0}, 1, 3, 4);
    float[] expected = new float[3 * 256];
    System.arraycopy(values, 256, expected, 256, 256);
    System.arraycopy(values, 0, expected, 512, 256);
    way.apply(expected, 256, new int[] {0, 1, 0}, 1, 3, 4);
    assertThat(read).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = BinarizationMode.class,
      names = {"STATIC", "DYNAMIC"})
  void drawsAreZeroOrOneAndKeepWhatIsCertain(BinarizationMode mode) {
    float[] x = {0f, -0f, 1f, 0.3f, Float.MIN_VALUE, Math.nextDown(1f), 128 / 255f};
    for (int row = 0; row < 500; row++) {
      float[] drawn = apply(Binarization.training(mode, STREAM), x, x.length, new int[] {row}, row);
      assertThat(drawn[0]).isZero();
      assertThat(drawn[1] == 0f).isTrue();
      assertThat(drawn[2]).isEqualTo(1f);
      for (float value : drawn) {
        assertThat(value == 0f || value == 1f).isTrue();
      }
    }
  }

  @Test
  void staticIsTheSameAtEveryVisitInTrainingAndEvaluation() {
    float[] x = grey(4, 50);
    Binarization training = Binarization.training(BinarizationMode.STATIC, STREAM);
    Binarization evaluation = Binarization.evaluation(BinarizationMode.STATIC, STREAM);
    float[] first = apply(training, x, 50, firstRows(4), 1);
    assertThat(apply(training, x, 50, firstRows(4), 2)).containsExactly(first);
    assertThat(apply(evaluation, x, 50, firstRows(4), 9)).containsExactly(first);
  }

  @Test
  void dynamicIsNewAtEveryVisitInTrainingAndFixedInEvaluation() {
    float[] x = grey(4, 50);
    Binarization training = Binarization.training(BinarizationMode.DYNAMIC, STREAM);
    Binarization evaluation = Binarization.evaluation(BinarizationMode.DYNAMIC, STREAM);
    float[] first = apply(training, x, 50, firstRows(4), 1);
    assertThat(apply(training, x, 50, firstRows(4), 1)).containsExactly(first);
    assertThat(apply(training, x, 50, firstRows(4), 2)).isNotEqualTo(first);
    assertThat(apply(evaluation, x, 50, firstRows(4), 1))
        .containsExactly(apply(evaluation, x, 50, firstRows(4), 2));
  }

  @Test
  void anotherSeedDrawsOtherBits() {
    float[] x = grey(1, 200);
    float[] one = apply(Bernoulli.once(RandomStream.of(1)), x, 200, new int[] {0}, 1);
    float[] two = apply(Bernoulli.once(RandomStream.of(2)), x, 200, new int[] {0}, 1);
    assertThat(one).isNotEqualTo(two);
  }

  @Property(tries = 50)
  void aRowsBitsDoNotDependOnItsBatchOrOnHowItIsCut(
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll @IntRange(min = 1, max = 40) int dim,
      @ForAll @LongRange(min = 0, max = 100) long visit,
      @ForAll @IntRange(max = 1000) int firstNumber) {
    float[] x = grey(rows, dim);
    int[] numbers = IntStream.range(0, rows).map(i -> firstNumber + 17 * i).toArray();
    Binarization way = Binarization.training(BinarizationMode.DYNAMIC, STREAM);
    float[] together = apply(way, x, dim, numbers, visit);
    for (int i = 0; i < rows; i++) {
      float[] row = Arrays.copyOfRange(x, i * dim, (i + 1) * dim);
      assertThat(apply(way, row, dim, new int[] {numbers[i]}, visit))
          .containsExactly(Arrays.copyOfRange(together, i * dim, (i + 1) * dim));
    }
    float[] inTwoParts = x.clone();
    way.apply(inTwoParts, dim, numbers, rows / 2, rows, visit);
    way.apply(inTwoParts, dim, numbers, 0, rows / 2, visit);
    assertThat(inTwoParts).containsExactly(together);
  }

  /**
   * The share of ones among n = 2^22 draws at each grey level. Each level's standard error is
   * sqrt(p(1−p)/n); a level fails beyond 5.5 of them, so the six together raise a false alarm with
   * probability 6 · 3.8e-8 = 2.3e-7. Comparing 8 bits alone would be off by 0.498/256 at level 127:
   * 8 standard errors.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 127, 200, 254})
  void theProbabilityOfAOneIsTheGreyValue(int pixel) {
    int dim = 1024;
    int visits = 4096;
    double p = pixel / 255.0;
    Binarization way = Binarization.training(BinarizationMode.DYNAMIC, STREAM);
    float[] x = new float[dim];
    long ones = 0;
    for (int visit = 0; visit < visits; visit++) {
      Arrays.fill(x, pixel / 255f);
      way.apply(x, dim, new int[] {5}, visit);
      for (float value : x) {
        ones += (long) value;
      }
    }
    double n = (double) dim * visits;
    assertThat((ones / n - p) / Math.sqrt(p * (1 - p) / n)).isBetween(-5.5, 5.5);
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.001f, 1.5f, Float.NaN, Float.POSITIVE_INFINITY})
  void valuesThatAreNoProbabilitiesAreRefused(float bad) {
    float[] x = {0f, 1f, 0.5f, 0.5f, bad, 0.5f};
    for (BinarizationMode mode :
        new BinarizationMode[] {
          BinarizationMode.THRESHOLD, BinarizationMode.STATIC, BinarizationMode.DYNAMIC
        }) {
      assertThatThrownBy(
              () -> apply(Binarization.training(mode, STREAM), x, 3, new int[] {40, 41}, 1))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "the value at row 41, column 1 is %s; only values in [0, 1] can be binarised: rescale the data, or choose --binarize none",
              bad);
    }
  }
}
