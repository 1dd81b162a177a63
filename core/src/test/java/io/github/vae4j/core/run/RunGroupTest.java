package io.github.vae4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Only runs that differ in nothing but the seed stand together. */
class RunGroupTest {
  private static final RunSpec SPEC =
      RunSpec.defaults()
          .with("likelihood", "gaussian-fixed")
          .with("likelihood.sigma", 1)
          .with("prior", "standard-gaussian")
          .with("latent", 20)
          .with("epochs", 5);

  private static List<RunGroup<RunSpec>> groups(RunSpec... specs) {
    return RunGroup.of(List.of(specs), Function.identity());
  }

  private static List<String> names(RunSpec... specs) {
    return groups(specs).stream().map(RunGroup::name).toList();
  }

  @Test
  void seedsOfOneConfigurationAreOneGroupUnderItsPlainLabel() {
    RunSpec bernoulli = SPEC.with("likelihood", "bernoulli");
    List<RunGroup<RunSpec>> groups =
        groups(
            SPEC.with("seed", 1),
            bernoulli.with("seed", 1),
            SPEC.with("seed", 2),
            bernoulli.with("seed", 2));
    assertThat(groups).extracting(RunGroup::name).containsExactly("gaussian-fixed", "bernoulli");
    assertThat(groups.get(0).runs()).containsExactly(SPEC.with("seed", 1), SPEC.with("seed", 2));
  }

  @Test
  void anyOtherSettingSetsGroupsApartAndNamesThem() {
    assertThat(
            names(
                SPEC.with("seed", 1).with("latent", 2),
                SPEC.with("seed", 2).with("latent", 2),
                SPEC.with("seed", 3),
                SPEC.with("seed", 4).with("latent", 2).with("epochs", 9)))
        .containsExactly(
            "gaussian-fixed (epochs=5, latent=2)",
            "gaussian-fixed (epochs=5, latent=20)",
            "gaussian-fixed (epochs=9, latent=2)");
    assertThat(names(SPEC.with("seed", 1), SPEC.with("seed", 2).with("log-every", 7))).hasSize(2);
  }

  @Test
  void aComponentsNameTellsItsSettingsToo() {
    RunSpec bernoulli =
        SPEC.with("prior", "bernoulli").with("prior.p", 0.5).with("prior.learned", false);
    assertThat(names(SPEC.with("seed", 1), bernoulli.with("seed", 2)))
        .containsExactly(
            "gaussian-fixed (prior=standard-gaussian)", "gaussian-fixed (prior=bernoulli)");
    assertThat(
            names(
                SPEC.with("seed", 1),
                bernoulli.with("seed", 2),
                bernoulli.with("seed", 3).with("prior.p", 0.1)))
        .containsExactly(
            "gaussian-fixed (prior=standard-gaussian)",
            "gaussian-fixed (prior=bernoulli, prior.p=0.5)",
            "gaussian-fixed (prior=bernoulli, prior.p=0.1)");
  }

  @Test
  void labelsOfTheirOwnNeedNoFurtherWords() {
    assertThat(
            names(
                SPEC.with("name", "wide").with("likelihood.sigma", 1),
                SPEC.with("name", "narrow").with("likelihood.sigma", 0.2)))
        .containsExactly("wide", "narrow");
  }
}
