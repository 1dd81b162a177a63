package io.github.vae4j.experiments.studies.decoders;

import com.google.common.base.Splitter;
import com.google.inject.Inject;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.Execution;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.ExperimentRunner;
import io.github.vae4j.experiments.runner.Interruption;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import io.github.vae4j.experiments.studies.SeedGroup;
import io.github.vae4j.experiments.studies.Study;
import io.github.vae4j.experiments.studies.StudyContext;
import io.github.vae4j.experiments.studies.comparison.CommonScores;
import io.github.vae4j.experiments.studies.comparison.Contest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether the comparison of decoders can be trusted, where the answer is known. Data are drawn from
 * a decoder of each kind; models of all kinds are trained on them, with the same settings and
 * seeds, and compared by the statistics of {@code ./vae4j compare}: how often is the true kind
 * first? And models of one kind that differ in their seeds alone: how often are they told apart?
 */
public final class KnownDecoders implements Study {
  private static final Setting<List<KnownDecoder>> KINDS =
      new Setting<>(
          "kinds",
          Arrays.stream(KnownDecoder.values())
              .map(KnownDecoder::toString)
              .collect(Collectors.joining(",")),
          "some of these, separated by commas",
          "kinds of decoders that data are drawn from; models of all kinds are trained on each",
          text -> Splitter.on(',').trimResults().splitToStream(text).map(KnownDecoder::of).toList(),
          kinds -> true);
  private static final Setting<Integer> SEEDS =
      Setting.integer("seeds", 20, 1, "data sets of each kind, each of a decoder of its own");
  private static final Setting<Integer> RUNS =
      Setting.integer("runs", 2, 2, "training seeds of each model, which the comparison pairs");
  private static final Setting<Integer> COPIES =
      Setting.integer("copies", 3, 2, "models of the true kind that differ in their seeds alone");
  private static final Setting<Integer> TRAIN =
      Setting.integer("train", 2000, 64, "rows to train on");
  private static final Setting<Integer> TEST = Setting.integer("test", 500, 10, "rows to test on");
  private static final Setting<Integer> DIM = Setting.integer("dim", 32, 2, "D");
  private static final Setting<List<Integer>> HIDDEN =
      Setting.widths(
          "hidden", List.of(), "hidden layers of the models; without any they can be the truth");
  private static final Setting<Integer> EPOCHS = Setting.integer("epochs", 30, 1, "of each run");
  private static final Setting<Integer> DRAWS =
      Setting.integer("draws", 32, 1, "draws of z that a test row is scored with");

  private static final int LATENT = 2;

  private final ExperimentRunner runner;

  @Inject
  KnownDecoders(ExperimentRunner runner) {
    this.runner = runner;
  }

  @Override
  public ExperimentInfo info() {
    return new ExperimentInfo(
        "known-decoders",
        "Does the comparison of decoders put the kind first that the data come from?",
        List.of());
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(KINDS, SEEDS, RUNS, COPIES, TRAIN, TEST, DIM, HIDDEN, EPOCHS, DRAWS);
  }

  @Override
  public Findings conduct(StudyContext context) {
    List<Device> devices =
        Stream.generate(() -> Device.cpu(1)).limit(context.device().threads()).toList();
    try {
      List<Trial> trials = new ArrayList<>();
      for (KnownDecoder kind : context.get(KINDS)) {
        for (int number = 1; number <= context.get(SEEDS); number++) {
          trials.add(trial(context, kind, number, devices));
        }
        tell(context, kind, trials);
      }
      DecodersReport report = new DecodersReport(trials, context.get(RUNS), context.get(TEST));
      report.failures().forEach(context::failed);
      return report.findings();
    } finally {
      devices.forEach(Device::close);
    }
  }

  private static void tell(StudyContext context, KnownDecoder kind, List<Trial> trials) {
    List<Trial> own = trials.stream().filter(trial -> trial.kind() == kind).toList();
    context.say(
        "data of %s: %s is first on %d of %d data sets"
            .formatted(
                kind,
                kind.likelihood(),
                own.stream().filter(Trial::trueKindFirst).count(),
                own.size()));
  }

  private Trial trial(StudyContext context, KnownDecoder kind, int number, List<Device> devices) {
    RandomStream random = context.random().split(kind.toString()).split(number);
    int runs = context.get(RUNS);
    RunSpec base = base(context, kind, random.split("data").nextInt(Integer.MAX_VALUE));
    List<Integer> seeds =
        IntStream.range(0, runs * context.get(COPIES))
            .map(i -> random.split("run").split(i).nextInt(Integer.MAX_VALUE))
            .boxed()
            .toList();
    List<RunSpec> specs = new ArrayList<>();
    for (KnownDecoder model : KnownDecoder.values()) {
      seeds.subList(0, runs).forEach(seed -> specs.add(spec(base, model, seed)));
    }
    int compared = specs.size();
    seeds.subList(runs, seeds.size()).forEach(seed -> specs.add(spec(base, kind, seed)));
    List<RunResult> results = carryOut(specs, devices);
    List<SeedGroup> groups = SeedGroup.of(results.subList(0, compared));
    List<RunResult> copies =
        results.stream()
            .filter(result -> result.spec().name(Kind.LIKELIHOOD).equals(kind.likelihood()))
            .toList();
    CommonScores measure = Trial.measure(kind);
    return new Trial(
        kind,
        number,
        measure.pairs(groups, random.split("bootstrap")),
        CommonScores.thresholded().pairs(groups, random.split("bootstrap")),
        measure.contest().pairs(entrants(measure, copies, runs), random.split("copies")));
  }

  /** The same for all runs on one data set. */
  private static RunSpec base(StudyContext context, KnownDecoder kind, int dataSeed) {
    return RunSpec.defaults()
        .with("data", "known-decoder")
        .with("data.kind", kind)
        .with("data.n", context.get(TRAIN))
        .with("data.test", context.get(TEST))
        .with("data.dim", context.get(DIM))
        .with("data.latent", LATENT)
        .with("data.seed", dataSeed)
        .with("latent", LATENT)
        .with("hidden", context.get(HIDDEN))
        .with("batch", 50)
        .with("epochs", context.get(EPOCHS))
        .with("learning-rate", 1e-2)
        .with("schedule", "cosine")
        .with("audit-every", context.get(EPOCHS))
        .with("common-measure-samples", context.get(DRAWS));
  }

  /** As {@code compare} has it, a Bernoulli decoder learns from binarised rows. */
  private static RunSpec spec(RunSpec base, KnownDecoder model, int seed) {
    RunSpec spec =
        base.with("likelihood", model.likelihood())
            .with("binarize", model.grey() ? "none" : "dynamic")
            .with("seed", seed);
    for (Map.Entry<String, String> setting : model.settings().entrySet()) {
      spec = spec.with("likelihood." + setting.getKey(), setting.getValue());
    }
    return spec;
  }

  private List<RunResult> carryOut(List<RunSpec> specs, List<Device> devices) {
    Experiment experiment =
        new Experiment() {
          @Override
          public ExperimentInfo info() {
            return KnownDecoders.this.info();
          }

          @Override
          public List<RunSpec> runs() {
            return specs;
          }
        };
    List<RunResult> results =
        runner.run(
            experiment,
            new Execution(
                devices,
                new RunListener() {},
                CheckpointStore.none(),
                new Interruption(),
                new Provenance(Instant.EPOCH, "", "", Map.of())));
    for (RunResult result : results) {
      if (result.status() != RunStatus.DONE) {
        throw new InputException(
            "run %s on data of %s ended as %s: %s; choose other sizes"
                .formatted(
                    result.spec().runName(),
                    result.spec().given("data.kind").orElse(""),
                    result.status(),
                    result.message()));
      }
    }
    return results;
  }

  /** Each so many results that follow one another, as one model. */
  private static List<Contest.Entrant> entrants(
      CommonScores measure, List<RunResult> results, int runs) {
    List<Contest.Entrant> entrants = new ArrayList<>();
    for (int from = 0; from < results.size(); from += runs) {
      double[][] scores =
          results.subList(from, from + runs).stream()
              .map(result -> measure.scores(result).orElseThrow())
              .toArray(double[][]::new);
      entrants.add(new Contest.Entrant("copy " + (from / runs + 1), scores));
    }
    return entrants;
  }
}
