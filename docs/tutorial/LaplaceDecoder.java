import com.google.inject.Module;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.experiments.runner.Experiment;
import java.util.ArrayList;
import java.util.List;

/** Does a Laplace decoder come closer to grey digits than a Gaussian one? */
public final class LaplaceDecoder implements Experiment {

  /** p(x|z) = ∏ᵢ exp(−|xᵢ − μᵢ| / bᵢ) / (2bᵢ), with μ and ln b from the decoder. */
  static final class Laplace implements Likelihood {
    @Override
    public HeadLayout head(int dataDim) {
      return HeadLayout.of("mean", dataDim).output("logScale", dataDim);
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
      Tensor logScale = logScale(head);
      Tensor distance = x.sub(head.get("mean")).abs().mul(logScale.neg().exp());
      return distance.add(logScale).add(Math.log(2)).neg().sum(-1);
    }

    @Override
    public Tensor mean(Head head) {
      return head.get("mean");
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      Tensor mean = head.get("mean");
      // With u uniform on (−½, ½), −sign(u) · ln(1 − 2|u|) is a standard Laplace draw.
      Tensor u = mean.scope().uniform(mean.shape(), random).sub(0.5).clip(-0.4999999, 0.4999999);
      Tensor sign = u.greater(0).mul(2).sub(1);
      Tensor draw = sign.mul(u.abs().mul(-2).log1p()).neg();
      return mean.add(draw.mul(logScale(head).exp())).stopGradient();
    }

    /** Bounded below: a density of pixels that never vary would grow without end. */
    private static Tensor logScale(Head head) {
      return head.get("logScale").clip(-4, 4);
    }
  }

  /** Gives the likelihood its name. */
  static final class LaplaceModule extends ComponentsModule {
    @Override
    protected void configure() {
      likelihood(
          "own-laplace", "Laplace, mean and scale from the decoder", settings -> new Laplace());
    }
  }

  @Override
  public ExperimentInfo info() {
    return new ExperimentInfo(
        "laplace-decoder",
        "Does a Laplace decoder come closer to grey digits than a Gaussian one?",
        List.of("Kingma, Welling, 2014, Auto-Encoding Variational Bayes"));
  }

  @Override
  public List<Module> modules() {
    return List.of(new LaplaceModule());
  }

  @Override
  public List<RunSpec> runs() {
    List<RunSpec> runs = new ArrayList<>();
    for (String likelihood : List.of("own-laplace", "gaussian-learned")) {
      for (int seed = 1; seed <= 2; seed++) {
        runs.add(
            RunSpec.defaults()
                .with("data", "digits")
                .with("likelihood", likelihood)
                .with("epochs", 3)
                .with("seed", seed));
      }
    }
    return runs;
  }

  @Override
  public Findings conclude(List<RunResult> results) {
    List<List<String>> rows = new ArrayList<>();
    for (RunResult result : results) {
      rows.add(
          List.of(
              result.spec().runName(),
              result.status().toString(),
              "%.2f".formatted(result.metrics().getOrDefault("test_elbo", Double.NaN)),
              "%.2f".formatted(result.metrics().getOrDefault("test_mse", Double.NaN))));
    }
    return new Findings(
        List.of("Both likelihoods are densities of grey pixels, so their ELBOs may be compared."),
        List.of(
            new Findings.Table(
                "Laplace and Gaussian",
                List.of("run", "status", "test ELBO (nats)", "squared error of the mean"),
                rows,
                "One row a run.")),
        List.of());
  }
}
