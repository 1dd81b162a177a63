package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.experiments.runner.checkpoint.FolderCheckpoints;
import io.github.vae4j.priors.StandardGaussianPrior;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong closed form does not survive a run of two epochs. */
class AuditFailsTest {

  /** A Gaussian posterior whose KL rule is off by the factor. */
  private static final class Planted extends ComponentsModule {
    private final double factor;

    Planted(double factor) {
      this.factor = factor;
    }

    @Override
    protected void configure() {
      encoder("planted", "a Gaussian with a KL of its own", settings -> new Encoder());
      kl(new Rule(factor));
    }
  }

  private static final class Encoder implements EncoderDistribution {
    @Override
    public HeadLayout head(int latentDim) {
      return HeadLayout.of("mean", latentDim).output("logVariance", latentDim);
    }

    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Posterior read(Head head) {
      return new Gaussian(head.get("mean"), head.get("logVariance"));
    }
  }

  private record Gaussian(Tensor mean, Tensor logVariance) implements Posterior {
    @Override
    public LatentDraw rsample(int samples, RandomStream random) {
      int[] shape = {samples, mean.shape().get(0), mean.shape().get(1)};
      Tensor noise = mean.scope().normal(io.github.vae4j.core.tensor.Shape.of(shape), random);
      return LatentDraw.of(mean.add(logVariance.mul(0.5).exp().mul(noise)));
    }

    @Override
    public Tensor logProb(Tensor z) {
      return z.sub(mean)
          .square()
          .div(logVariance.exp())
          .add(logVariance)
          .add(Math.log(2 * Math.PI))
          .mul(-0.5)
          .sum(-1);
    }
  }

  private record Rule(double factor) implements ClosedFormKl<Gaussian, StandardGaussianPrior> {
    @Override
    public Class<Gaussian> posterior() {
      return Gaussian.class;
    }

    @Override
    public Class<StandardGaussianPrior> prior() {
      return StandardGaussianPrior.class;
    }

    @Override
    public Tensor klPerDimension(Gaussian q, StandardGaussianPrior p) {
      return q.mean()
          .square()
          .add(q.logVariance().exp())
          .sub(q.logVariance())
          .sub(1)
          .mul(0.5 * factor);
    }
  }

  private static RunResult run(double factor) {
    RunSpec spec = SmallData.spec().with("encoder", "planted").with("epochs", 2);
    return SmallData.run(SmallData.injector(new Planted(factor)), spec).get(0);
  }

  @Test
  void aFactorOf1_02IsCaught() {
    RunResult result = run(1.02);
    assertThat(result.status()).isEqualTo(RunStatus.AUDIT_FAILED);
    KlCheck failed =
        result.checks().stream().filter(check -> !check.passed()).findFirst().orElseThrow();
    assertThat(result.message())
        .contains(
            "KL audit failed",
            String.valueOf(failed.closedForm()),
            String.valueOf(failed.monteCarlo()));
    assertThat(failed.closedForm() / failed.monteCarlo()).isBetween(1.01, 1.03);
  }

  /** It is not trained again on resume, and does not turn into a run that passed. */
  @Test
  void aFailedAuditStands(@TempDir Path folder) {
    RunSpec spec = SmallData.spec().with("encoder", "planted").with("epochs", 2);
    List<RunStatus> statuses = new ArrayList<>();
    for (boolean resume : List.of(false, true)) {
      statuses.add(
          SmallData.run(
                  SmallData.injector(new Planted(resume ? 1 : 1.02)),
                  1,
                  new RunListener() {},
                  new FolderCheckpoints(folder::resolve, resume),
                  new Interruption(),
                  spec)
              .get(0)
              .status());
    }
    assertThat(statuses).containsExactly(RunStatus.AUDIT_FAILED, RunStatus.AUDIT_FAILED);
  }

  @Test
  void theRightFormPasses() {
    RunResult result = run(1);
    assertThat(result.status()).isEqualTo(RunStatus.DONE);
    assertThat(result.checks()).isNotEmpty().allMatch(KlCheck::passed);
  }

  @Test
  void withoutAClosedFormTheKlIsSampledAndEveryRowSaysSo() {
    RunSpec spec = SmallData.spec().with("encoder", "planted").with("prior", "diagonal-gaussian");
    RunResult result = SmallData.run(SmallData.injector(new Planted(1)), spec).get(0);
    assertThat(result.status()).isEqualTo(RunStatus.DONE);
    assertThat(result.checks()).isEmpty();
    assertThat(result.rows())
        .isNotEmpty()
        .allMatch(row -> row.terms().klMethod() == io.github.vae4j.core.kl.KlMethod.MONTE_CARLO)
        .allMatch(row -> row.terms().klSamples() == 1);
    assertThat(List.of(result.rows().get(0).terms().klMethod().toString()))
        .containsExactly("Monte Carlo");
  }
}
