package io.github.vae4j.likelihoods.counts;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.testkit.LikelihoodContract;
import io.github.vae4j.likelihoods.ReferenceValues;
import io.github.vae4j.likelihoods.Sigma;
import java.util.List;
import org.junit.jupiter.api.Nested;

class NegativeBinomialTest {
  @Nested
  class OfEachPixel extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new NegativeBinomial(Sigma.PIXEL, 1);
    }

    /** A small size has a tail beyond the grid. */
    @Override
    protected double headDeviation() {
      return 0.5;
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("negative-binomial");
    }
  }

  @Nested
  class OfEachDimension extends LikelihoodContract {
    @Override
    protected Likelihood likelihood() {
      return new NegativeBinomial(Sigma.DIMENSION, 1);
    }

    @Override
    protected double headDeviation() {
      return 0.5;
    }

    @Override
    protected List<Reference> references() {
      return ReferenceValues.of("negative-binomial");
    }
  }
}
