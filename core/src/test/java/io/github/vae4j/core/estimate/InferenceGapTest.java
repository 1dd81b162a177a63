package io.github.vae4j.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import org.junit.jupiter.api.Test;

/** On {@link Toy}, whose true posterior is in the family of q. */
class InferenceGapTest {
  private static InferenceGap.Row[] gaps(Vae vae, InferenceGap gap) {
    try (Device device = Device.cpu(1)) {
      return gap.of(device, vae, Toy.rows(), Toy.data(), RandomStream.of(1), done -> {});
    }
  }

  /** All of the gap is amortisation, and is KL(q ‖ p(z|x)), which is known. */
  @Test
  void theRefittedQIsTheTruePosterior() {
    InferenceGap.Row[] rows = gaps(Toy.vae(0.5, 3), new InferenceGap(PosteriorRefit.USUAL, 20_000));
    for (int row = 0; row < rows.length; row++) {
      InferenceGap.Row gap = rows[row];
      assertThat(gap.logLikelihood().logMean())
          .isCloseTo(Toy.exact(row), within(6 * gap.logLikelihood().standardError()));
      assertThat(gap.approximation()).isBetween(-0.02, 0.02);
      assertThat(gap.refitted().mean()).isCloseTo(Toy.exact(row), within(0.01));
      double kl = Toy.klToPosterior(row, 0.5, 3);
      assertThat(Toy.exact(row) - gap.elbo().mean())
          .isCloseTo(kl, within(6 * gap.elbo().standardError()));
      assertThat(gap.amortisation()).isCloseTo(kl, within(0.01 + 6 * gap.elbo().standardError()));
      assertThat(gap.inference())
          .isCloseTo(gap.approximation() + gap.amortisation(), within(1e-12));
    }
  }

  @Test
  void thereIsNoGapWhereTheEncoderIsRightAlready() {
    for (InferenceGap.Row row : gaps(Toy.vae(1, 1), new InferenceGap(PosteriorRefit.USUAL, 400))) {
      assertThat(row.inference()).isBetween(-0.02, 0.02);
      assertThat(row.amortisation()).isBetween(-0.02, 0.02);
    }
  }

  @Test
  void withoutStepsNothingIsRefitted() {
    PosteriorRefit none = new PosteriorRefit(0, 1, 0.1);
    for (InferenceGap.Row row : gaps(Toy.vae(0.5, 1), new InferenceGap(none, 20_000))) {
      double error = Math.hypot(row.elbo().standardError(), row.refitted().standardError());
      assertThat(row.amortisation()).isCloseTo(0, within(6 * error));
    }
  }

  @Test
  void refusesAnOddNumberOfDraws() {
    assertThatThrownBy(() -> new InferenceGap(PosteriorRefit.USUAL, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("K is 7; expected an even number of at least 4");
  }
}
