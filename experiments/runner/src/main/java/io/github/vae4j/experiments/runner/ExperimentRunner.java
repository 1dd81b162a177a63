package io.github.vae4j.experiments.runner;

import com.google.inject.Inject;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import io.github.vae4j.experiments.runner.failure.ConclusionException;
import io.github.vae4j.experiments.runner.failure.DivergedException;
import io.github.vae4j.experiments.runner.failure.Failure;
import io.github.vae4j.experiments.runner.failure.RecordingException;
import io.github.vae4j.experiments.runner.preparation.LargeColumns;
import io.github.vae4j.experiments.runner.preparation.ModelBuilder;
import io.github.vae4j.experiments.runner.preparation.Preparation;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import io.github.vae4j.experiments.runner.preparation.ShapeContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Carries out an experiment: all checks first, then run after run. */
public final class ExperimentRunner {
  private static final Dimensions NONE = new Dimensions(0, 0);

  /** A run that ended so ends so again: it is a pure function of its specification and data. */
  private static final Set<RunStatus> FOR_GOOD =
      Set.of(RunStatus.DONE, RunStatus.AUDIT_FAILED, RunStatus.DIVERGED);

  private final Components components;
  private final ModelBuilder builder;
  private final ShapeContract shapes;

  @Inject
  public ExperimentRunner(Components components, KlRegistry klRegistry) {
    this.components = components;
    this.builder = new ModelBuilder(components, klRegistry);
    this.shapes = new ShapeContract(components, klRegistry);
  }

  /**
   * Loads the data and checks every run. All that can be checked without a device is checked before
   * one is started, which takes time.
   *
   * @throws InputException if a specification, the data or a part of a model are wrong
   */
  public PreparedExperiment prepare(Experiment experiment) {
    Preparation preparation = new Preparation(components, builder);
    List<PreparedRun> runs = new ArrayList<>();
    for (RunSpec spec : preparation.complete(experiment.runs())) {
      runs.add(preparation.prepare(spec));
    }
    try (Device device = Device.cpu(1)) {
      runs.forEach(run -> shapes.check(device, run));
    }
    return new PreparedExperiment(
        experiment, runs.stream().map(PreparedRun::spec).toList(), runs, Map.of());
  }

  /**
   * The same, but a run that cannot be carried out keeps no other from it: it will have failed,
   * with the reason as its message.
   *
   * @throws InputException if no run can be carried out, of the first; or if two have one name
   */
  public PreparedExperiment prepareEach(Experiment experiment) {
    Preparation preparation = new Preparation(components, builder);
    List<RunSpec> specs = new ArrayList<>();
    List<PreparedRun> runs = new ArrayList<>();
    Map<RunSpec, InputException> refused = new LinkedHashMap<>();
    try (Device device = Device.cpu(1)) {
      for (RunSpec given : experiment.runs()) {
        RunSpec spec = withDefaults(given);
        try {
          spec = given.complete(components);
          PreparedRun run = preparation.prepare(spec);
          shapes.check(device, run);
          runs.add(run);
        } catch (InputException e) {
          refused.put(spec, e);
        }
        specs.add(spec);
      }
    }
    if (runs.isEmpty() && !refused.isEmpty()) {
      InputException first = refused.values().iterator().next();
      throw refused.size() == 1
          ? first
          : new InputException(
              "none of the %d runs can be carried out; the first: %s"
                  .formatted(refused.size(), first.getMessage()),
              first);
    }
    Preparation.requireDistinct(specs);
    return new PreparedExperiment(experiment, specs, runs, refused);
  }

  /** What belongs to no component, so that a run that cannot be completed has its place, too. */
  private static RunSpec withDefaults(RunSpec given) {
    RunSpec spec = given;
    for (Setting<?> setting : RunSettings.all()) {
      if (given.given(setting.key()).isEmpty()) {
        spec = spec.with(setting.key(), setting.defaultText());
      }
    }
    return spec;
  }

  /** Prepares an experiment and carries it out. */
  public List<RunResult> run(Experiment experiment, Execution execution) {
    return run(prepare(experiment), execution);
  }

  /**
   * Trains the runs in order, on several devices side by side, and lets the experiment conclude. A
   * run that fails does not stop the others. A run that ended for good in an earlier session is not
   * trained again: its result is told and counts as before.
   *
   * @return a result for each run that was started
   * @throws InputException before any training, if what an earlier session left does not fit
   * @throws RecordingException if a listener or the store of checkpoints fails
   * @throws ConclusionException if the experiment fails to conclude; all else is done by then
   */
  public List<RunResult> run(PreparedExperiment experiment, Execution unguarded) {
    RunListener listener = new Listeners(List.of(unguarded.listener()));
    Execution execution = unguarded.with(listener);
    Map<PreparedRun, RunResult> earlier = earlierResults(experiment, execution.checkpoints());
    listener.experimentStarted(experiment.info(), experiment.specs(), execution.provenance());
    List<RunResult> results = new ArrayList<>();
    experiment
        .refused()
        .forEach(
            (spec, reason) -> {
              RunResult result = failed(spec, reason, execution);
              listener.runFinished(result);
              results.add(result);
            });
    results.addAll(
        SideBySide.carryOut(
            experiment.runs(),
            execution,
            (run, alone) -> {
              RunResult known = earlier.get(run);
              if (known != null) {
                listener.runKept(run.spec(), facts(run, build(run), known.epochs()));
              }
              RunResult result = known == null ? run(run, alone) : known;
              listener.runFinished(result);
              return result;
            }));
    results.sort(Comparator.comparingInt(result -> experiment.specs().indexOf(result.spec())));
    conclude(experiment, execution, results);
    return results;
  }

  /** What is known already; everything that is there to go on from is checked in passing. */
  private Map<PreparedRun, RunResult> earlierResults(
      PreparedExperiment experiment, CheckpointStore checkpoints) {
    Map<PreparedRun, RunResult> results = new LinkedHashMap<>();
    for (PreparedRun run : experiment.runs()) {
      checkpoints
          .result(run.identity())
          .ifPresentOrElse(
              result -> results.put(run, result),
              () ->
                  checkpoints
                      .load(run.identity())
                      .ifPresent(found -> Trainer.requireFits(found, build(run).parameters())));
    }
    return results;
  }

  private Vae build(PreparedRun run) {
    return builder.build(run.spec(), run.data().train(), run.streams().initialization());
  }

  private RunResult run(PreparedRun run, Execution execution) {
    try {
      RunResult result = train(run, execution);
      if (FOR_GOOD.contains(result.status())) {
        keep(run, result, execution.checkpoints());
      }
      return result;
    } catch (RecordingException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      return failed(run.spec(), e, execution);
    }
  }

  private RunResult train(PreparedRun run, Execution execution) {
    RunSpec spec = run.spec();
    Vae vae = build(run);
    Trainer trainer =
        new Trainer(
            run,
            vae,
            spec.create(Kind.OBJECTIVE, components, NONE),
            spec.create(Kind.OPTIMIZER, components, NONE),
            spec.create(Kind.SCHEDULE, components, NONE),
            execution);
    int resumedFrom = trainer.restore();
    execution.listener().runStarted(spec, facts(run, vae, resumedFrom));
    run.data().notes().forEach(note -> execution.listener().noticed(spec, note));
    LargeColumns.notice(run.data().train(), run.likelihood())
        .ifPresent(note -> execution.listener().noticed(spec, note));
    try {
      return trainer.train();
    } catch (DivergedException e) {
      return trainer.stopped(RunStatus.DIVERGED, String.valueOf(e.getMessage()));
    } catch (RecordingException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      // A component that fails takes its own run down, not those beside it.
      execution.listener().runFailed(spec, e);
      return trainer.stopped(RunStatus.FAILED, Failure.describe(e));
    }
  }

  private static RunResult failed(RunSpec spec, Throwable cause, Execution execution) {
    execution.listener().runFailed(spec, cause);
    return new RunResult(
        spec,
        RunStatus.FAILED,
        0,
        List.of(),
        List.of(),
        Map.of(),
        cause instanceof InputException
            ? String.valueOf(cause.getMessage())
            : Failure.describe(cause));
  }

  private static void keep(PreparedRun run, RunResult result, CheckpointStore checkpoints) {
    try {
      checkpoints.save(run.identity(), result);
    } catch (RuntimeException e) {
      throw new RecordingException(e);
    }
  }

  private static RunFacts facts(PreparedRun run, Vae vae, int resumedFrom) {
    return new RunFacts(
        run.train().size(),
        run.test().size(),
        run.data().train().dim(),
        vae.parameters().stream().mapToLong(parameter -> parameter.shape().size()).sum(),
        run.likelihood().measure().name().toLowerCase(Locale.ROOT),
        run.likelihood().support().toString(),
        run.identity().dataHash(),
        resumedFrom);
  }

  /** The results are told even if the experiment has nothing to say of them. */
  private static void conclude(
      PreparedExperiment experiment, Execution execution, List<RunResult> results) {
    RunListener listener = execution.listener();
    boolean early = execution.interruption().requested();
    Experiment asked = experiment.experiment();
    List<RunResult> copy = List.copyOf(results);
    Findings findings;
    try {
      findings =
          Objects.requireNonNull(
              early ? asked.concludeEarly(copy) : asked.conclude(copy), "it returned null");
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      ConclusionException failure = new ConclusionException(e);
      listener.experimentFinished(
          results,
          new Findings(List.of(String.valueOf(failure.getMessage())), List.of(), List.of()));
      throw failure;
    }
    listener.experimentFinished(results, findings);
  }
}
