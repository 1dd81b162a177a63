package io.github.vae4j.likelihoods.levels;

import io.github.vae4j.core.model.Levels;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.testkit.Grid;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.likelihoods.ReferenceValues;
import java.util.List;

class CategoricalTest extends LikelihoodContract {
  private static final Levels LEVELS = new Levels(16);

  @Override
  protected Likelihood likelihood() {
    return new Categorical(LEVELS);
  }

  @Override
  protected Grid grid(double centre, double step) {
    return Grid.levels(LEVELS);
  }

  @Override
  protected List<Reference> references() {
    return ReferenceValues.of("categorical");
  }
}
