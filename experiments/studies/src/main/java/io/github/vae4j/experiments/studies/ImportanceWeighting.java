package io.github.vae4j.experiments.studies;

import com.google.common.base.Splitter;
import io.github.vae4j.core.optim.BurdaStages;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.studies.comparison.CommonScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Training on the IWAE bound against training on the ELBO, with the model and the schedule of
 * Burda, Grosse and Salakhutdinov (2016, section 5): two hidden layers of 200 tanh units, 50
 * Gaussian latents, batches of 20, Adam with ε = 10⁻⁴, dynamically binarised MNIST, and the first
 * stages of 3ⁱ epochs at a rate of 10⁻³⁻ⁱᐟ⁷. The paper trains all eight stages, 3280 epochs; how
 * far these runs go is said in the findings. Models are compared by importance-sampled log p(x) of
 * the test rows, row by row.
 */
public final class ImportanceWeighting implements AdjustableExperiment {
  private static final Setting<Integer> K =
      Setting.integer("k", 5, 2, "draws of z in the bounds that are compared with the ELBO");
  private static final Setting<String> SEEDS =
      Setting.text("seeds", "1", "seeds of every configuration, separated by commas");

  /** Of the bootstrap: the same results give the same words. */
  private static final long BOOTSTRAP_SEED = 1;

  private final int k;
  private final List<Long> seeds;

  /** With five draws, and one seed. */
  public ImportanceWeighting() {
    this(5, List.of(1L));
  }

  private ImportanceWeighting(int k, List<Long> seeds) {
    this.k = k;
    this.seeds = List.copyOf(seeds);
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(K, SEEDS);
  }

  @Override
  public Experiment with(Settings settings) {
    List<Long> chosen = new ArrayList<>();
    for (String seed : Splitter.on(',').trimResults().split(settings.get(SEEDS))) {
      chosen.add(RunSettings.SEED.parse("seeds", seed));
    }
    return new ImportanceWeighting(settings.get(K), chosen);
  }

  @Override
  public ExperimentInfo info() {
    return new ExperimentInfo(
        "iwae",
        "Does training on the IWAE bound give a better model than training on the ELBO?",
        List.of(
            "Burda, Grosse, Salakhutdinov, 2016, Importance Weighted Autoencoders",
            "Tucker, Lawson, Gu, Maddison, 2019, Doubly Reparameterized Gradient Estimators"));
  }

  @Override
  public List<RunSpec> runs() {
    RunSpec base =
        RunSpec.defaults()
            .with("data", "mnist")
            .with("binarize", "dynamic")
            .with("likelihood", "bernoulli")
            .with("hidden", List.of(200, 200))
            .with("activation", "tanh")
            .with("initialization", "glorot")
            .with("latent", 50)
            .with("batch", 20)
            .with("epochs", 13)
            .with("schedule", "burda-stages")
            .with("optimizer.epsilon", 1e-4)
            .with("log-every", 1000)
            .with("audit-every", 13)
            .with("log-likelihood-samples", 500);
    List<RunSpec> runs = new ArrayList<>();
    for (long seed : seeds) {
      RunSpec seeded = base.with("seed", seed);
      runs.add(seeded.with("objective", "elbo").with("name", "elbo"));
      for (String name : List.of("iwae", "dreg")) {
        runs.add(
            seeded
                .with("objective", name)
                .with("objective.k", k)
                .with("name", "%s-%d".formatted(name, k)));
      }
    }
    return runs;
  }

  @Override
  public Findings conclude(List<RunResult> results) {
    List<RunResult> done =
        results.stream().filter(result -> result.status() == RunStatus.DONE).toList();
    Findings compared =
        CommonScores.logLikelihood().findings(SeedGroup.of(done), RandomStream.of(BOOTSTRAP_SEED));
    List<String> sentences = new ArrayList<>(compared.sentences());
    done.stream().findFirst().ifPresent(run -> sentences.add(truncation(run)));
    if (done.size() < results.size()) {
      sentences.add(
          "%d of %d runs did not finish and are left out."
              .formatted(results.size() - done.size(), results.size()));
    }
    return new Findings(sentences, compared.tables(), List.of());
  }

  private static String truncation(RunResult run) {
    int epochs = run.spec().get(RunSettings.EPOCHS);
    int stages = 0;
    while (BurdaStages.epochs(stages + 1) <= epochs) {
      stages++;
    }
    return String.format(
        Locale.ROOT,
        "Training was cut to %d of the paper's 3280 epochs (%d of 8 stages are whole, if the schedule"
            + " is burda-stages). Log p(x) rests on %d draws a row, and is a lower bound in"
            + " expectation.",
        epochs,
        stages,
        run.spec().get(RunSettings.LOG_LIKELIHOOD_SAMPLES));
  }
}
