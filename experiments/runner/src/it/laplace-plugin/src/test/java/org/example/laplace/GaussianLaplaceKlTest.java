package org.example.laplace;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.testkit.ClosedFormKlContract;
import io.github.vae4j.priors.DiagonalGaussianEncoder;
import io.github.vae4j.priors.GaussianPosterior;
import java.util.List;
import java.util.Map;

class GaussianLaplaceKlTest extends ClosedFormKlContract<GaussianPosterior, LaplacePrior> {
  @Override
  protected ClosedFormKl<GaussianPosterior, LaplacePrior> rule() {
    return new GaussianLaplaceKl();
  }

  @Override
  protected EncoderDistribution encoder() {
    return new DiagonalGaussianEncoder();
  }

  @Override
  protected LaplacePrior prior(int latentDim) {
    return new LaplacePrior(latentDim, 1);
  }

  /** No Gaussian is a Laplace distribution. */
  @Override
  protected Map<String, float[]> equalToPrior() {
    return Map.of();
  }

  /** By mpmath: quadrature of q (log q − log p) with 30 digits. */
  @Override
  protected List<Reference> references() {
    return List.of(
        one(0, 0, 0.07209320815813792),
        one(1, -1.3862944f, 0.9758465489225149),
        one(-3, -9.2103404f, 6.879378847355272),
        one(30, -20, 39.27420864735527),
        new Reference(
            Map.of("mean", new float[] {1, 0.5f}, "logVariance", new float[] {-1.3862944f, 2}),
            Map.of(),
            2,
            1.455517865077571));
  }

  private static Reference one(float mean, float logVariance, double kl) {
    return new Reference(
        Map.of("mean", new float[] {mean}, "logVariance", new float[] {logVariance}),
        Map.of(),
        1,
        kl);
  }
}
