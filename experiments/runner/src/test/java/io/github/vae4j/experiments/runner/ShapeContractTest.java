package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Parts of a model that return arrays of other shapes than they promise are refused before any
 * training. The data are of D = 16, z of L = 3: the contract is tried with S = 2 and B = 4.
 */
class ShapeContractTest {
  /** A model of ad-hoc parts, one method of which has its result changed. */
  private record Parts(String method, UnaryOperator<Tensor> change) {
    Tensor out(String name, Tensor right) {
      return name.equals(method) ? change.apply(right) : right;
    }

    RunResult run() {
      ComponentsModule module =
          new ComponentsModule() {
            @Override
            protected void configure() {
              likelihood("own", "of the test", settings -> new OwnLikelihood(Parts.this));
              prior("own", "of the test", (settings, dimensions) -> new OwnPrior(Parts.this));
              encoder("own", "of the test", settings -> new OwnEncoder(Parts.this));
              kl(new OwnKl(Parts.this));
            }
          };
      RunSpec spec =
          SmallData.spec()
              .with("likelihood", "own")
              .with("prior", "own")
              .with("encoder", "own")
              .with("binarize", "none")
              .with("audit-every", 0)
              .with("epochs", 1);
      return SmallData.run(SmallData.injector(module), spec).get(0);
    }
  }

  private record OwnLikelihood(Parts parts) implements Likelihood {
    @Override
    public HeadLayout head(int dataDim) {
      return HeadLayout.of("mean", dataDim);
    }

    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Measure measure() {
      return Measure.LEBESGUE;
    }

    @Override
    public Tensor logProb(Tensor x, Head head) {
      Tensor squares = x.sub(head.get("mean")).square().neg();
      return parts.method().equals("likelihood.unsummed")
          ? squares
          : parts.out("likelihood.logProb", squares.sum(-1));
    }

    @Override
    public Tensor mean(Head head) {
      return parts.out("likelihood.mean", head.get("mean"));
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      return parts.out("likelihood.sample", head.get("mean"));
    }

    @Override
    public Map<String, Tensor> diagnostics(Head head) {
      return Map.of("largest", parts.out("likelihood.diagnostics", head.get("mean").mean()));
    }
  }

  private record OwnPrior(Parts parts) implements Prior {
    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Tensor logProb(Tensor z) {
      return parts.out("prior.logProb", z.square().mul(-0.5).sum(-1));
    }

    @Override
    public Tensor sample(Scope scope, int n, RandomStream random) {
      return parts.out("prior.sample", scope.normal(Shape.of(n, 3), random));
    }
  }

  private record OwnEncoder(Parts parts) implements EncoderDistribution {
    @Override
    public HeadLayout head(int latentDim) {
      return HeadLayout.of("mean", latentDim);
    }

    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public OwnPosterior read(Head head) {
      return new OwnPosterior(parts, head.get("mean"));
    }
  }

  private record OwnPosterior(Parts parts, Tensor center) implements Posterior {
    @Override
    public LatentDraw rsample(int samples, RandomStream random) {
      Shape shape = Shape.of(samples, center.shape().get(0), center.shape().get(1));
      Tensor z = center.add(center.scope().normal(shape, random));
      return new LatentDraw(parts.out("posterior.rsample", z), parts.out("posterior.surrogate", z));
    }

    @Override
    public Tensor logProb(Tensor z) {
      return parts.out("posterior.logProb", z.sub(center).square().mul(-0.5).sum(-1));
    }

    @Override
    public Tensor mean() {
      return parts.out("posterior.mean", center);
    }
  }

  private record OwnKl(Parts parts) implements ClosedFormKl<OwnPosterior, OwnPrior> {
    @Override
    public Class<OwnPosterior> posterior() {
      return OwnPosterior.class;
    }

    @Override
    public Class<OwnPrior> prior() {
      return OwnPrior.class;
    }

    @Override
    public Tensor klPerDimension(OwnPosterior q, OwnPrior p) {
      return parts.out("kl", q.center().square().mul(0.5));
    }
  }

  @Test
  void partsThatKeepTheirPromiseAreTrained() {
    assertThat(new Parts("none", tensor -> tensor).run().status()).isEqualTo(RunStatus.DONE);
    // A KL that does not split into dimensions.
    assertThat(new Parts("kl", t -> t.sum(-1).reshape(t.shape().get(0), 1)).run().status())
        .isEqualTo(RunStatus.DONE);
  }

  /** The mean over D of what should have been summed would stand beside real ELBOs. */
  @Test
  void aLogLikelihoodThatIsNotSummedIsRefusedWithAdvice() {
    assertThatThrownBy(() -> new Parts("likelihood.unsummed", tensor -> tensor).run())
        .isInstanceOf(InputException.class)
        .hasMessage(
            "likelihood 'own' (%s): logProb returned shape [2, 4, 16]; expected [S, B] = [2, 4], tried with S draws of z for B rows of data: sum over the last dimension, .sum(-1)",
            OwnLikelihood.class.getName());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "likelihood.logProb | OwnLikelihood): logProb returned shape [2]; expected [S, B] = [2, 4]",
        "likelihood.mean | OwnLikelihood): mean returned shape [2, 4]; expected [S, B, D] = [2, 4, 16]",
        "likelihood.sample | OwnLikelihood): sample returned shape [2, 4]; expected [S, B, D] = [2, 4, 16]",
        "prior.logProb | OwnPrior): logProb returned shape [2]; expected [S, B] = [2, 4]",
        "prior.sample | OwnPrior): sample returned shape [4]; expected [n, L] = [4, 3]",
        "posterior.rsample | OwnPosterior): rsample returned shape [2, 4]; expected [S, B, L] = [2, 4, 3]",
        "posterior.surrogate | OwnPosterior): rsample's surrogate returned shape [2, 4]; expected [S, B, L] = [2, 4, 3]",
        "posterior.logProb | OwnPosterior): logProb returned shape [2]; expected [S, B] = [2, 4]",
        "posterior.mean | OwnPosterior): mean returned shape [4]; expected [B, L] = [4, 3]",
        "kl | the KL of encoder 'own'",
      })
  void anArrayThatLacksItsLastDimensionIsRefused(String method, String message) {
    assertThatThrownBy(() -> new Parts(method, tensor -> tensor.sum(-1)).run())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aDiagnosticIsOneNumber() {
    assertThatThrownBy(
            () -> new Parts("likelihood.diagnostics", t -> t.scope().constant(1, 2)).run())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("OwnLikelihood): largest returned shape [2]; expected one number");
  }

  @Test
  void aPartThatFailsIsRefusedWithItsLine() {
    assertThatThrownBy(
            () ->
                new Parts(
                        "likelihood.mean",
                        tensor -> {
                          throw new IllegalStateException("no luck");
                        })
                    .run())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mean failed when tried on a few rows of the data")
        .hasMessageContaining("IllegalStateException: no luck (at ")
        .hasMessageContaining("ShapeContractTest.java:");
  }

  /** Whoever uses the model without the runner is warned too. */
  @Test
  void theModelRefusesALogLikelihoodOfAnotherShape() {
    // [S, B] while it is tried without gradients, [S, B, D] in training.
    Parts late =
        new Parts(
            "likelihood.logProb",
            tensor ->
                tensor.scope().recording() ? tensor.reshape(1, tensor.shape().last(), 1) : tensor);
    RunResult result = late.run();
    assertThat(result.status()).isEqualTo(RunStatus.FAILED);
    assertThat(result.message())
        .contains("returned shape [1, 32, 1]; expected [S, B] = [1, 32], summed over");
  }
}
