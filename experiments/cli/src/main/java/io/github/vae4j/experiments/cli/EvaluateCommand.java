package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.estimate.AnnealedImportanceSampling;
import io.github.vae4j.core.estimate.AnnealingPath;
import io.github.vae4j.core.estimate.ElboSurgery;
import io.github.vae4j.core.estimate.InferenceGap;
import io.github.vae4j.core.estimate.PosteriorRefit;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.TrainedRun;
import io.github.vae4j.experiments.studies.evaluation.Evaluated;
import io.github.vae4j.experiments.studies.evaluation.GapsEvaluation;
import io.github.vae4j.experiments.studies.evaluation.LogLikelihoodEvaluation;
import io.github.vae4j.reports.files.OutputFolder;
import io.github.vae4j.reports.html.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vae4j evaluate}. */
@Command(
    name = "evaluate",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Asks trained models for log p(x) with error bars, or for the gaps to it.",
      "The gaps say where the nats go that lie between log p(x) and the ELBO. Leaves CSV files and a",
      "section of the report in OUT."
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final Setting<Integer> ROWS = Setting.integer("--rows", 1000, 1, "");
  private static final Setting<Integer> SAMPLES = Setting.integer("--samples", 5000, 2, "");
  private static final Setting<Integer> TEMPERATURES =
      Setting.integer("--ais-temperatures", 500, 1, "");
  private static final Setting<Integer> CHAINS = Setting.integer("--ais-chains", 16, 1, "");
  private static final Setting<Integer> AIS_ROWS = Setting.integer("--ais-rows", 64, 1, "");
  private static final Setting<AnnealingPath> FROM =
      Setting.choice("--ais-from", AnnealingPath.PRIOR, "");
  private static final int LEAPFROG_STEPS = 10; // Wu et al., 2017
  private static final int GAP_SAMPLES = 2000;
  private static final int SURGERY_DRAWS = 4;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "OUT", description = "The folder that the experiment left.")
  private Path out = Path.of("");

  @ArgGroup(validate = false, heading = "%nWhat to ask:%n")
  private Questions questions = new Questions();

  @ArgGroup(validate = false, heading = "%nOf which models and data:%n")
  private LoadOptions load = new LoadOptions();

  /** Options of the questions themselves. */
  private static final class Questions {
    @Option(
        names = "--log-likelihood",
        description = "log p(x) by importance sampling, and how far its weights are to be trusted.")
    private boolean logLikelihood;

    @Option(
        names = "--gaps",
        description =
            "Inference, approximation and amortisation gap; the KL's parts; active units.")
    private boolean gaps;

    @Option(
        names = "--rows",
        paramLabel = "N",
        description = "Test rows, from the first on. [1000; --gaps: 500]")
    private @Nullable String rows;

    @Option(
        names = "--samples",
        paramLabel = "S",
        description = "Draws of z for each row. [5000; --gaps: 2000]")
    private @Nullable String samples;

    @Option(
        names = "--ais",
        description =
            "With --log-likelihood: annealed importance sampling, too, which brackets log p(x) on"
                + " rows simulated from the model.")
    private boolean ais;

    @Option(names = "--ais-rows", paramLabel = "N", description = "Rows that are annealed. [64]")
    private @Nullable String aisRows;

    @Option(names = "--ais-chains", paramLabel = "C", description = "Chains of each row. [16]")
    private @Nullable String aisChains;

    @Option(
        names = "--ais-temperatures",
        paramLabel = "T",
        description = "Intermediate distributions. [500]")
    private @Nullable String aisTemperatures;

    @Option(
        names = "--ais-from",
        paramLabel = "NAME",
        description =
            "Where chains start: prior, which knows nothing of the encoder, or encoder. [prior]")
    private @Nullable String aisFrom;
  }

  @Override
  public Integer call() {
    if (!questions.logLikelihood && !questions.gaps) {
      throw new InputException(
          "nothing is asked; expected --log-likelihood, --gaps or both, as in"
              + " 'vae4j evaluate OUT --log-likelihood'");
    }
    if (questions.ais && !questions.logLikelihood) {
      throw new InputException("--ais belongs to --log-likelihood; give both");
    }
    List<Question> asked = asked();
    OutputFolder folder = OutputFolder.open(out);
    try (OutputLock lock = OutputLock.of(folder)) {
      List<TrainedRun> runs = load.runs(lock.folder());
      boolean passed = true;
      EvaluationOutput output = new EvaluationOutput(spec, folder, load.some());
      try (Device device = Device.cpu(load.threads())) {
        for (Question question : asked) {
          Evaluated evaluated = question.ask(device, runs, output::line);
          output.write(evaluated);
          passed &= evaluated.passed();
        }
      }
      output.line("report: " + Report.write(folder));
      return passed ? DONE : FAILED;
    }
  }

  private interface Question {
    Evaluated ask(Device device, List<TrainedRun> runs, Consumer<String> lines);
  }

  /** What is asked, with all options read before anything is computed. */
  private List<Question> asked() {
    List<Question> asked = new ArrayList<>();
    if (questions.logLikelihood) {
      LogLikelihoodEvaluation evaluation =
          new LogLikelihoodEvaluation(
              value(ROWS, questions.rows),
              value(SAMPLES, questions.samples),
              questions.ais
                  ? Optional.of(
                      new AnnealedImportanceSampling.Plan(
                          value(FROM, questions.aisFrom),
                          value(TEMPERATURES, questions.aisTemperatures),
                          value(CHAINS, questions.aisChains),
                          LEAPFROG_STEPS))
                  : Optional.empty(),
              value(AIS_ROWS, questions.aisRows));
      asked.add(evaluation::of);
    }
    if (questions.gaps) {
      int samples = questions.samples == null ? GAP_SAMPLES : value(SAMPLES, questions.samples);
      GapsEvaluation evaluation =
          new GapsEvaluation(
              questions.rows == null ? 500 : value(ROWS, questions.rows),
              new InferenceGap(PosteriorRefit.USUAL, Math.max(4, samples + samples % 2)),
              new ElboSurgery(SURGERY_DRAWS));
      asked.add(evaluation::of);
    }
    return asked;
  }

  private static <T> T value(Setting<T> setting, @Nullable String given) {
    return setting.parse(setting.key(), given == null ? setting.defaultText() : given);
  }
}
