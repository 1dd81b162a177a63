package io.github.vae4j.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cases with known answers, on the five rows of {@link Toy}. */
class ElboSurgeryTest {
  private static final double LOG_N = Math.log(Toy.rows());

  private static ElboSurgery.Parts parts(Vae vae, int draws) {
    try (Device device = Device.cpu(1)) {
      return new ElboSurgery(draws).of(device, vae, Toy.rows(), Toy.data(), RandomStream.of(1));
    }
  }

  private static double mean(double[] values) {
    return Moments.of(values).mean();
  }

  @Test
  void aCodeThatIsTheSameForAllRowsTellsNothing() {
    ElboSurgery.Parts parts = parts(Toy.vae(0, 2), 50);
    assertThat(parts.information()).hasSize(5).containsOnly(new double[] {0}, within(1e-6));
    assertThat(mean(parts.kl())).isCloseTo(mean(parts.marginalKl()), within(1e-6));
    assertThat(parts.byDimension()).isTrue();
    assertThat(parts.informationOf()).hasDimensions(2, 5);
    assertThat(parts.informationOf()[1]).containsOnly(new double[] {0}, within(1e-6));
    assertThat(parts.totalCorrelation()).containsOnly(new double[] {0}, within(1e-5));
  }

  /** Rows differ in both dimensions by many deviations, and both tell which row it is. */
  @Test
  void codesFarApartTellTheRowAndEachDimensionTellsItAgain() {
    float[] weight = {1000, 0, 0, 0, 0, 1000, 0, 0};
    float[] bias = {0, 0, -4, -4};
    ElboSurgery.Parts parts = parts(Toy.vae(weight, bias), 20);
    assertThat(parts.information()).containsOnly(new double[] {LOG_N}, within(1e-5));
    // x₂ = −1 in two rows: there the second dimension leaves two codes
    assertThat(parts.informationOf()[0]).containsOnly(new double[] {LOG_N}, within(1e-5));
    assertThat(parts.informationOf()[1][0]).isCloseTo(LOG_N, within(1e-5));
    assertThat(parts.informationOf()[1][1]).isCloseTo(LOG_N - Math.log(2), within(1e-5));
    // log q(z) − Σ log q(zₗ) = −log N + log N + I₂
    assertThat(mean(parts.totalCorrelation())).isCloseTo(LOG_N - 0.4 * Math.log(2), within(1e-4));
  }

  @Test
  void partsAddUpToTheKlAndThatIsTheClosedForm() {
    Vae vae = Toy.vae(0.7, 1.3);
    ElboSurgery.Parts parts = parts(vae, 4000);
    for (int row = 0; row < 5; row++) {
      assertThat(parts.information()[row] + parts.marginalKl()[row])
          .isCloseTo(parts.kl()[row], within(1e-12));
      assertThat(parts.information()[row]).isLessThanOrEqualTo(LOG_N + 1e-6);
    }
    assertThat(mean(parts.information())).isBetween(0.1, LOG_N);
    Optional<ClosedFormRows> closed;
    try (Device device = Device.cpu(1)) {
      closed = ClosedFormRows.of(device, vae, 5, Toy.data());
    }
    // log q − log p of a draw has a deviation of about 1.5 nats: 0.011 for 20,000, of which 6
    assertThat(closed).isPresent();
    assertThat(mean(parts.kl())).isCloseTo(mean(closed.orElseThrow().rows()), within(0.066));
    double[] byDimension = closed.orElseThrow().byDimension();
    assertThat(byDimension[0] + byDimension[1])
        .isCloseTo(mean(closed.orElseThrow().rows()), within(1e-6));
  }

  @Test
  void activeUnitsAreThoseWhoseMeanVaries() {
    float[] weight = {0.5f, 0, 0, 0, 0, 0.05f, 0, 0}; // x₂ varies by 1.2, so z₂ by 0.003
    ActiveUnits units;
    try (Device device = Device.cpu(1)) {
      units =
          ActiveUnits.of(
              device, Toy.vae(weight, new float[4]), Toy.rows(), Toy.data(), RandomStream.of(1));
    }
    // x₁ = 0.2, 1.5, −2, 0.3, −1: mean −0.2, variance 1.436; x₂ = −0.1, −1, 0.4, 2, −1: 0.06,
    // 1.2304
    assertThat(units.variances()).containsExactly(new double[] {0.359, 0.003076}, within(1e-6));
    assertThat(units.count()).isEqualTo(1);
    assertThat(units.low()).isBetween(0, 1);
    assertThat(units.high()).isEqualTo(1);
  }
}
