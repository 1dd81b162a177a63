package org.example.laplace;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.testkit.PriorContract;
import java.util.List;
import java.util.Map;

class LaplacePriorTest extends PriorContract {
  @Override
  protected Prior prior(int latentDim) {
    return new LaplacePrior(latentDim, 2);
  }

  /** By scipy.stats.laplace.logpdf(z, 0, 2).sum(). */
  @Override
  protected List<Reference> references() {
    return List.of(
        new Reference(new float[] {0}, Map.of(), -1.3862943611198906),
        new Reference(new float[] {100}, Map.of(), -51.38629436111989),
        new Reference(new float[] {0.5f, -1, 30}, Map.of(), -19.908883083359672));
  }

  @Override
  protected double gradientStep() {
    return 0x1p-8; // |z| has a kink at 0
  }
}
