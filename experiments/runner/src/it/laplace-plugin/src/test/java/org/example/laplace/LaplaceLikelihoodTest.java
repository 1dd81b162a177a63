package org.example.laplace;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.testkit.LikelihoodContract;
import java.util.List;
import java.util.Map;

class LaplaceLikelihoodTest extends LikelihoodContract {
  @Override
  protected Likelihood likelihood() {
    return new LaplaceLikelihood(0.5);
  }

  /** By scipy.stats.laplace.logpdf(x, mean, 0.5).sum(). */
  @Override
  protected List<Reference> references() {
    return List.of(
        new Reference(new float[] {0}, Map.of("mean", new float[] {0}), 0),
        new Reference(new float[] {100}, Map.of("mean", new float[] {0}), -200),
        new Reference(new float[] {0.5f, -40}, Map.of("mean", new float[] {0, 1}), -83));
  }

  @Override
  protected double gradientStep() {
    return 0x1p-8; // |x − μ| has a kink at 0
  }
}
