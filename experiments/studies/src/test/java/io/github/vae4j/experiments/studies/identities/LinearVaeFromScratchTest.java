package io.github.vae4j.experiments.studies.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.testkit.WithDevice;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.StudyContext;
import io.github.vae4j.experiments.studies.oracle.LinearGaussian;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A VAE with a linear decoder, trained from drawn weights, becomes probabilistic PCA. */
class LinearVaeFromScratchTest extends WithDevice {

  /** The mean log-evidence of what was learned, exact for its weights, against the highest. */
  @Test
  void reachesMaximumLikelihoodWithinAHundredthOfANat() {
    DataSet data =
        LinearGaussian.drawn(8, 2, 0.5, RandomStream.of(31)).draw(1000, RandomStream.of(32));
    StudyContext context =
        new StudyContext(
            device(), RandomStream.of(1), Settings.of("", List.of(), Map.of()), line -> {});
    Vae vae =
        new OptimumLines(new Ledger(context), device(), data, 2)
            .trainedVae(1000, RandomStream.of(33));
    LinearGaussian learned = LinearGaussian.of(device(), vae);
    LinearGaussian best = LinearGaussian.maximumLikelihood(data, 2);
    assertThat(learned.meanLogEvidence(data))
        .isCloseTo(best.meanLogEvidence(data), within(OptimumLines.REACHED))
        .isLessThanOrEqualTo(best.meanLogEvidence(data));
    assertThat(learned.sigma()).isCloseTo(best.sigma(), within(0.01));
  }
}
