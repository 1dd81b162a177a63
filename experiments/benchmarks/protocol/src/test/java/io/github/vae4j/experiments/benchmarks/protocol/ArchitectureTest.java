package io.github.vae4j.experiments.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Architecture MAIN = new Architecture(784, List.of(400), 20, 1);
  private static final Architecture BIG = new Architecture(784, List.of(500, 500), 50, 1);

  @Test
  void namesTheWidthsOfBothNetworks() {
    Architecture deep = new Architecture(10, List.of(7, 5), 2, 3);
    assertThat(deep.encoder()).containsExactly(10, 7, 5, 4);
    assertThat(deep.decoder()).containsExactly(2, 5, 7, 30);
  }

  @Test
  void countsTheOperationsOfAStep() {
    // encoder 784·400 + 400·40 = 329,600; decoder 20·400 + 400·784 = 321,600;
    // 3 · 651,200 − 784·400 = 1,640,000; times 2 · 128
    assertThat(MAIN.trainingFlops(128)).isEqualTo(2.0 * 128 * 1_640_000);
    // encoder 784·500 + 500·500 + 500·100 = 692,000; decoder 50·500 + 500·500 + 500·784 = 667,000;
    // 3 · 1,359,000 − 784·500 = 3,685,000
    assertThat(BIG.trainingFlops(128)).isEqualTo(2.0 * 128 * 3_685_000);
  }

  @Test
  void countsTheOperationsOfAnEvaluation() {
    assertThat(MAIN.evaluationFlops(3, 5)).isEqualTo(2.0 * 3 * (329_600 + 5 * 321_600));
  }
}
