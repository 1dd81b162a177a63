package io.github.vae4j.experiments.runner.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.run.RunSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
  private static final double LAUNCHER = 742e6; // what a heap of 768 MiB leaves

  /** On 14,000 digits of 784 pixels, as bytes. */
  private static MemoryNeed need(RunSpec spec) {
    int latent = Integer.parseInt(spec.given("latent").orElse("20"));
    HeadLayout encoder = HeadLayout.of("mean", latent).output("logVariance", latent);
    int draws = Integer.parseInt(spec.given("samples").orElse("1"));
    HeadLayout decoder = HeadLayout.of("logits", 784);
    return MemoryNeed.of(spec, 784, encoder, decoder, draws, 256, 14_000 * 784);
  }

  /**
   * By hand, for 400 hidden units, 20 latent ones, 128 rows and 2 draws: the weights of 784→400→40
   * and 20→400→784 with their biases are 330,040 + 322,784; the outputs, inputs among them, 1,224
   * for a row and 1,204 for a draw.
   */
  @Test
  void isWhatTheLayersAddUpTo() {
    MemoryNeed need = need(RunSpec.defaults().with("samples", 2).with("test-samples", 3));
    assertThat(need.weights()).isEqualTo(4 * 4 * 652_824.0);
    assertThat(need.step()).isEqualTo(4 * (128 * 1224.0 + 256 * 1204.0));
    assertThat(need.evaluation()).isEqualTo(4 * (256 * 1224.0 + 768 * 1204.0));
    assertThat(need.longestArray()).isEqualTo(768 * 784.0);
    assertThat(need.total()).isEqualTo(need.weights() + need.evaluation() + 10_976_000);
  }

  /** 512 draws of 1,204 numbers, if rows are scored; as many as fit into 32 MiB of a wide head. */
  @Test
  void scoringCountsAndDoesNotGrowWithTheHead() {
    RunSpec scored = RunSpec.defaults().with("common-measure-samples", 64);
    assertThat(need(RunSpec.defaults()).scoring()).isZero();
    assertThat(need(scored).scoring()).isEqualTo(4 * 512 * 1204.0);
    assertThat(need(RunSpec.defaults().with("log-likelihood-samples", 10)).scoring()).isPositive();
    HeadLayout encoder = HeadLayout.of("mean", 20);
    HeadLayout wide = HeadLayout.of("logits", 784 * 256);
    RunSpec narrow = scored.with("hidden", 10);
    MemoryNeed need = MemoryNeed.of(narrow, 784, encoder, wide, 1, 40, 1);
    assertThat(need.scoring()).isEqualTo(4 * 40 * (784 * 256 + 30.0));
    assertThat(need.total()).isEqualTo(need.weights() + Math.max(need.step(), need.scoring()) + 1);
  }

  /** Trained with the launcher's heap. */
  @Test
  void whatWorksIsNotRefused() {
    RunSpec base = RunSpec.defaults();
    assertThatCode(
            () -> {
              need(base).check(LAUNCHER, Optional::empty);
              need(base.with("samples", 50)).check(LAUNCHER, Optional::empty);
              need(base.with("hidden", "2000,2000")).check(LAUNCHER, Optional::empty);
              need(base.with("latent", 2000)).check(LAUNCHER, Optional::empty);
              need(base.with("batch", 5000)).check(LAUNCHER, Optional::empty);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void whatCannotBeIsRefusedWithFiguresAndWhatToLower() {
    assertThatThrownBy(
            () ->
                need(RunSpec.defaults().with("samples", 100_000)).check(LAUNCHER, Optional::empty))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("needs at least 61.7 GB of memory, and has 742 MB")
        .hasMessageContaining("61.6 GB for a training step")
        .hasMessageContaining(
            "lower --batch, --samples, objective.k, --hidden or --latent, or allow more");
    assertThatThrownBy(
            () ->
                need(RunSpec.defaults().with("hidden", 100_000_000))
                    .check(LAUNCHER, Optional::empty))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("lower --hidden or --latent");
    assertThatThrownBy(() -> need(RunSpec.defaults()).check(11e6, Optional::empty))
        .isInstanceOf(InputException.class);
  }

  @Test
  void noArrayIsLongerThanJavaHasThem() {
    assertThatThrownBy(
            () -> need(RunSpec.defaults().with("hidden", 3_000_000)).check(1e15, Optional::empty))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("an array of 2.35e+09 numbers, and Java's have at most 2147483639");
  }

  /** Halved twice: half of 400 would leave too little room. */
  @Test
  void aSmallerHiddenLayerThatFitsIsNamed() {
    RunSpec spec = RunSpec.defaults();
    double limit = need(spec.with("hidden", 100)).total() * 1.3;
    Optional<SmallerHidden> smaller = SmallerHidden.of(spec, MemoryNeedTest::need, limit);
    assertThat(smaller.map(SmallerHidden::hidden)).contains("100");
    double total = need(spec.with("hidden", 100)).total();
    assertThat(smaller.map(SmallerHidden::bytes)).contains(total);
    assertThat(need(spec.with("hidden", 200)).total()).isGreaterThan(0.8 * limit);
    assertThatThrownBy(() -> need(spec).check(limit, () -> smaller))
        .hasMessageContaining(" (--hidden 100 needs at least ")
        .hasMessageContaining("), or allow more: VAE4J_OPTS=");
    assertThat(SmallerHidden.of(spec, MemoryNeedTest::need, 11e6)).isEmpty();
    assertThat(
            SmallerHidden.of(spec.with("hidden", "400,200"), MemoryNeedTest::need, 1e9)
                .map(SmallerHidden::hidden))
        .contains("200,100");
  }
}
