package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.Batches;
import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.model.FittedSlots;
import io.github.vae4j.core.model.UnnormalizedTraining;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.optim.GradientNorm;
import io.github.vae4j.core.optim.Optimizer;
import io.github.vae4j.core.optim.Schedule;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.core.run.StepRow;
import io.github.vae4j.core.run.Terms;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Pass;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.checkpoint.Checkpoint;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import io.github.vae4j.experiments.runner.evaluation.Averages;
import io.github.vae4j.experiments.runner.evaluation.CommonMeasure;
import io.github.vae4j.experiments.runner.evaluation.Evaluation;
import io.github.vae4j.experiments.runner.evaluation.Extras;
import io.github.vae4j.experiments.runner.evaluation.Reconstruction;
import io.github.vae4j.experiments.runner.failure.DivergedException;
import io.github.vae4j.experiments.runner.failure.RecordingException;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** Trains one run, epoch by epoch, from its start or from a checkpoint. */
final class Trainer {
  private final PreparedRun run;
  private final RunSpec spec;
  private final Vae vae;
  private final Objective objective;
  private final Optimizer optimizer;
  private final Schedule schedule;
  private final Execution execution;
  private final Device device;
  private final RunListener listener;
  private final List<Parameter> parameters;
  private final Batches batches;
  private final Evaluation evaluation;
  private final RunAudit audit;

  private final List<EpochRow> rows = new ArrayList<>();
  private final List<KlCheck> checks = new ArrayList<>();
  private int epoch;
  private long step;
  private double seconds;

  Trainer(
      PreparedRun run,
      Vae vae,
      Objective objective,
      Optimizer optimizer,
      Schedule schedule,
      Execution execution) {
    this.run = run;
    this.spec = run.spec();
    this.vae = vae;
    this.objective = objective;
    this.optimizer = optimizer;
    this.schedule = schedule;
    this.execution = execution;
    this.device = execution.device();
    this.listener = execution.listener();
    this.parameters = vae.parameters();
    this.batches =
        Batches.shuffled(run.train().size(), spec.get(RunSettings.BATCH), run.streams().batches());
    this.evaluation = new Evaluation(device, run, vae);
    this.audit = new RunAudit(device, run, vae);
  }

  /** Goes on from the run's checkpoint, if there is one; returns the epoch it goes on after. */
  int restore() {
    CheckpointStore store = execution.checkpoints();
    Optional<Checkpoint> found = store.load(run.identity());
    found.ifPresent(
        checkpoint -> {
          TrainedRuns.restore(parameters, checkpoint);
          epoch = checkpoint.epoch();
          step = checkpoint.step();
          seconds = checkpoint.seconds();
          rows.addAll(checkpoint.rows());
          checks.addAll(checkpoint.checks());
          optimizer.restore(checkpoint.optimizer(), parameters);
        });
    return epoch;
  }

  /**
   * Settings and data are the same; but a component may be of another version than then.
   *
   * @throws InputException if the parameters' names or sizes differ
   */
  static void requireFits(Checkpoint checkpoint, List<Parameter> parameters) {
    Map<String, Integer> then = new TreeMap<>();
    checkpoint.parameters().forEach((name, values) -> then.put(name, values.length));
    Map<String, Integer> now = new TreeMap<>();
    parameters.forEach(parameter -> now.put(parameter.name(), parameter.values().length));
    if (!then.equals(now)) {
      throw new InputException(
          ("the checkpoint does not fit the model, so one of its components has changed since:"
                  + " parameters were %s, are %s; choose another --out")
              .formatted(then, now));
    }
  }

  /** Trains all epochs that are left. */
  RunResult train() {
    int epochs = spec.get(RunSettings.EPOCHS);
    if (epoch == 0) {
      checkpoint();
    }
    while (epoch < epochs) {
      Optional<EpochRow> trained = trainEpoch(epoch + 1);
      if (trained.isEmpty()) {
        return result(
            RunStatus.INTERRUPTED,
            Map.of(),
            "stopped in epoch %d; go on with --resume, from the end of epoch %d"
                .formatted(epoch + 1, lastCheckpoint()));
      }
      epoch++;
      finished(trained.get());
      finished(evaluation.row(epoch));
      List<KlCheck> compared = audit.after(epoch);
      checks.addAll(compared);
      compared.forEach(check -> listener.klChecked(spec, check));
      Optional<KlCheck> failed = RunAudit.failed(compared);
      if (failed.isPresent()) {
        return result(RunStatus.AUDIT_FAILED, Map.of(), RunAudit.describe(failed.get()));
      }
      if (checkpointDue(epoch)) {
        checkpoint();
      }
    }
    return finish();
  }

  /** What is told of the trained model. */
  private RunResult finish() {
    Map<String, Double> metrics = new LinkedHashMap<>(evaluation.metrics());
    Map<String, double[]> examples = new LinkedHashMap<>();
    examples.put("elbo", evaluation.elbos());
    CommonMeasure.Scores reconstruction = new Reconstruction(device, run, vae).scores();
    metrics.putAll(reconstruction.metrics());
    examples.putAll(reconstruction.examples());
    int draws = spec.get(RunSettings.LOG_LIKELIHOOD_SAMPLES);
    if (draws > 0) {
      Optional<double[]> estimated =
          evaluation.logLikelihoods(draws, done -> scored("log p(x)", done));
      if (estimated.isEmpty()) {
        return stopped(
            RunStatus.INTERRUPTED,
            "stopped while log p(x) was estimated; go on with --resume, which begins that anew");
      }
      examples.put("log_likelihood", estimated.get());
      Moments mean = Moments.of(estimated.get());
      metrics.put("test_log_likelihood", mean.mean());
      metrics.put("test_log_likelihood_se", mean.standardError());
    }
    int common = spec.get(RunSettings.COMMON_MEASURE_SAMPLES);
    if (common > 0) {
      try {
        CommonMeasure.Scores scores =
            new CommonMeasure(device, run, vae, common, done -> scored("common measure", done))
                .scores();
        examples.putAll(scores.examples());
        metrics.putAll(scores.metrics());
      } catch (CancellationException e) {
        return stopped(
            RunStatus.INTERRUPTED,
            "stopped while the test rows were scored; go on with --resume, which begins that anew");
      }
    }
    new Extras(device, run, vae, listener).produce();
    return result(RunStatus.DONE, metrics, "", examples);
  }

  /** Tells how far it is; an interruption throws away what is scored. */
  private void scored(String what, int done) {
    if (execution.interruption().requested()) {
      throw new CancellationException();
    }
    listener.rowsScored(spec, what, done, run.test().size());
  }

  private void finished(EpochRow row) {
    rows.add(row);
    seconds += row.seconds();
    listener.epochFinished(spec, row);
  }

  /** One pass over the training data; empty if it was interrupted. */
  private Optional<EpochRow> trainEpoch(int number) {
    long start = System.nanoTime();
    Averages averages = new Averages();
    List<int[]> order = batches.epoch(number);
    int logEvery = spec.get(RunSettings.LOG_EVERY);
    for (int i = 0; i < order.size(); i++) {
      int[] batch = order.get(i);
      StepRow row = trainStep(number, batch);
      averages.add(row.terms(), batch.length, row.objective());
      listener.stepDone(spec, number, i + 1, order.size(), averages.terms());
      if (step == 1 || step % logEvery == 0 || i == order.size() - 1) {
        listener.stepLogged(spec, row);
      }
      if (execution.interruption().requested()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new EpochRow(
            number,
            Split.TRAIN,
            averages.terms(),
            averages.objective(),
            (System.nanoTime() - start) / 1e9,
            Map.of()));
  }

  private StepRow trainStep(int number, int[] batch) {
    Progress progress = new Progress(step, batches.perEpoch(), spec.get(RunSettings.EPOCHS));
    double rate = spec.get(RunSettings.LEARNING_RATE) * schedule.factor(progress);
    try (Scope scope = device.scope()) {
      Tensor x = run.train().read(scope, batch, number);
      int draws = objective.draws(spec.get(RunSettings.SAMPLES));
      Pass pass = vae.elbo(x, draws, run.streams().reparameterization().split(step));
      Tensor loss = objective.loss(pass.terms(), progress);
      Terms terms = Averages.of(pass.terms());
      Gradients gradients = scope.gradients(loss);
      GradientNorm norm = GradientNorm.of(device, parameters, gradients);
      float value = loss.item();
      if (!Float.isFinite(value) || !norm.finite()) {
        throw DivergedException.at(
            step + 1, number, terms, value, norm, parameters, lastCheckpoint());
      }
      Map<String, float[]> fitted =
          vae.likelihood() instanceof FittedSlots slots ? slots.fit(x, pass.head()) : Map.of();
      optimizer.step(
          device, parameters, gradients, norm.clippingScale(spec.get(RunSettings.CLIP_NORM)), rate);
      fitted.forEach(vae.decoder()::setFree);
      step++;
      return new StepRow(number, step, terms, value, rate, norm.value());
    }
  }

  // ---- checkpoint and result ---------------------------------------------------------------

  private boolean checkpointDue(int number) {
    return number % spec.get(RunSettings.CHECKPOINT_EVERY) == 0
        || number == spec.get(RunSettings.EPOCHS);
  }

  private int lastCheckpoint() {
    int every = spec.get(RunSettings.CHECKPOINT_EVERY);
    return epoch / every * every;
  }

  private void checkpoint() {
    Checkpoint checkpoint;
    try {
      checkpoint = copied();
    } catch (OutOfMemoryError e) {
      device.makeRoom(); // a step's arrays are kept for the next
      checkpoint = copied();
    }
    try {
      execution.checkpoints().save(checkpoint);
    } catch (RuntimeException e) {
      throw new RecordingException(e);
    }
  }

  private Checkpoint copied() {
    Map<String, float[]> values = new LinkedHashMap<>();
    parameters.forEach(parameter -> values.put(parameter.name(), parameter.values().clone()));
    return new Checkpoint(
        run.identity(), epoch, step, seconds, rows, checks, values, optimizer.state());
  }

  private RunResult result(RunStatus status, Map<String, Double> further, String message) {
    return result(status, further, message, Map.of());
  }

  private RunResult result(
      RunStatus status,
      Map<String, Double> further,
      String message,
      Map<String, double[]> examples) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      rows.stream()
          .filter(row -> row.split() == split)
          .reduce((first, second) -> second)
          .ifPresent(
              row -> {
                metrics.put(
                    split + "_expected_log_likelihood", row.terms().expectedLogLikelihood());
                metrics.put(split + "_kl", row.terms().kl());
                metrics.put(split + "_elbo", row.terms().elbo());
                metrics.putAll(row.diagnostics());
                if (split == Split.TRAIN && ascendsTighterBound()) {
                  metrics.put("train_iwae_bound", -row.objective());
                }
              });
    }
    metrics.putAll(further);
    metrics.put("seconds", seconds);
    return new RunResult(
        spec, status, epoch, List.copyOf(rows), List.copyOf(checks), metrics, message, examples);
  }

  /** Whether minus the objective is a bound that is not the ELBO, which is logged anyway. */
  private boolean ascendsTighterBound() {
    return objective.bound().filter(bound -> bound.draws() > 1).isPresent()
        && !(vae.likelihood() instanceof UnnormalizedTraining);
  }

  /** The result of a run that could not go on. */
  RunResult stopped(RunStatus status, String message) {
    return result(status, Map.of(), message);
  }
}
