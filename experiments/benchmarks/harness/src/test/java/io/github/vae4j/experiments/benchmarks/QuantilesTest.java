package io.github.vae4j.experiments.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  @Test
  void interpolatesBetweenNeighbours() {
    // As numpy.quantile([1, 2, 4, 8, 16], [0, .1, .5, .9, 1]) has it.
    Quantiles quantiles = Quantiles.of(16, 1, 8, 2, 4);
    assertThat(quantiles.at(0)).isEqualTo(1);
    assertThat(quantiles.at(0.1)).isCloseTo(1.4, within(1e-12));
    assertThat(quantiles.median()).isEqualTo(4);
    assertThat(quantiles.at(0.9)).isCloseTo(12.8, within(1e-12));
    assertThat(quantiles.at(1)).isEqualTo(16);
    assertThat(Quantiles.of(1, 2).median()).isEqualTo(1.5);
  }

  @Test
  void leavesOutWhatIsNotANumber() {
    Quantiles quantiles = Quantiles.of(List.of(3.0, Double.NaN, 1.0));
    assertThat(quantiles.median()).isEqualTo(2);
    assertThat(quantiles.count()).isEqualTo(2);
    assertThat(Quantiles.of().median()).isNaN();
  }
}
