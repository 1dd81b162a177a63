package io.github.vae4j.experiments.cli.pages;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.testkit.LikelihoodContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** The README's likelihood is a likelihood. */
class ReadmeLikelihoodTest extends LikelihoodContract {
  private static Likelihood logistic;

  @BeforeAll
  static void compile() {
    logistic =
        Plugins.injector(Plugins.class.getClassLoader(), ReadmeExperiment.compiled().modules())
            .getInstance(Components.class)
            .of(Kind.LIKELIHOOD)
            .get("logistic")
            .create("likelihood", Map.of(), new Dimensions(0, 0));
  }

  @Override
  protected Likelihood likelihood() {
    return logistic;
  }

  /** With z = |x − m| / s and s = 0.1 in double: −z − 2 log1p(exp(−z)) − log s, summed over D. */
  @Override
  protected List<Reference> references() {
    return List.of(
        new Reference(new float[] {0}, Map.of("mean", new float[] {0}), 0.9162907318741549),
        new Reference(new float[] {0.5f}, Map.of("mean", new float[] {-1.5f}), -17.69741491112826),
        new Reference(
            new float[] {0.25f, 1}, Map.of("mean", new float[] {0.75f, 1}), -1.7945548721100362),
        new Reference(new float[] {30}, Map.of("mean", new float[] {0}), -297.69741490700596));
  }
}
