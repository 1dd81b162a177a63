package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.Injector;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every objective trains every encoder it suits, and leaves the logged terms what they are. */
class ObjectivesTest {
  private final Injector injector = SmallData.injector();

  private RunResult run(RunSpec spec) {
    return SmallData.run(injector, spec).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "iwae,diagonal-gaussian,standard-gaussian",
    "dreg,diagonal-gaussian,diagonal-gaussian",
    "stl,diagonal-gaussian,standard-gaussian",
    "score-function,diagonal-gaussian,standard-gaussian",
    "vimco,diagonal-gaussian,standard-gaussian",
    "score-function,bernoulli-straight-through,bernoulli",
    "score-function,bernoulli-concrete,bernoulli",
    "vimco,bernoulli-concrete,bernoulli",
    "iwae,bernoulli-concrete,bernoulli",
    "iwae,bernoulli-straight-through,bernoulli"
  })
  void learns(String objective, String encoder, String prior) {
    RunResult result =
        run(
            SmallData.spec()
                .with("objective", objective)
                .with("encoder", encoder)
                .with("prior", prior)
                .with("samples", 2)
                .with("learning-rate", 0.01));
    assertThat(result.status()).isEqualTo(RunStatus.DONE);
    EpochRow first = row(result, 1);
    EpochRow last = row(result, result.epochs());
    assertThat(last.terms().elbo()).isGreaterThan(first.terms().elbo());
    // the logged ELBO is below the bound that is ascended, or is it, up to the noise of few draws
    assertThat(-last.objective()).isGreaterThan(last.terms().elbo() - 0.5);
  }

  private static EpochRow row(RunResult result, int epoch) {
    return result.rows().stream()
        .filter(row -> row.epoch() == epoch && row.split() == Split.TRAIN)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theBoundIsLoggedWhereItIsTighterThanTheElbo() {
    RunResult iwae = run(SmallData.spec().with("objective", "iwae").with("objective.k", 20));
    RunResult elbo = run(SmallData.spec());
    assertThat(iwae.metrics().get("train_iwae_bound"))
        .isEqualTo(-row(iwae, iwae.epochs()).objective())
        .isGreaterThan(iwae.metrics().get("train_elbo"));
    assertThat(elbo.metrics()).doesNotContainKey("train_iwae_bound");
    assertThat(-row(elbo, 4).objective()).isCloseTo(row(elbo, 4).terms().elbo(), within(1e-4));
  }
}
