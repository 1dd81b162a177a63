package io.github.vae4j.experiments.runner;

import com.google.inject.Inject;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.checkpoint.Checkpoint;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointFile;
import io.github.vae4j.experiments.runner.checkpoint.ResultFile;
import io.github.vae4j.experiments.runner.preparation.ModelBuilder;
import io.github.vae4j.experiments.runner.preparation.Preparation;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Loads runs back from the folders they left. Data that several of them share are read once. */
public final class TrainedRuns {
  private final Components components;
  private final ModelBuilder builder;
  private final Preparation preparation;

  @Inject
  public TrainedRuns(Components components, KlRegistry klRegistry) {
    this.components = components;
    this.builder = new ModelBuilder(components, klRegistry);
    this.preparation = new Preparation(components, builder);
  }

  /** Loads a run with the settings it was trained with. */
  public TrainedRun load(Path folder) {
    return load(folder, Map.of());
  }

  /**
   * Loads a run.
   *
   * @param folder OUT/runs/RUN, with its checkpoint and its result
   * @param moved settings of the data set that tell where it is now, such as {@code data.dir}
   * @throws InputException if the run is not there, not done or damaged, if a component it names is
   *     not installed or has changed, or if its data are not those it was trained on
   */
  public TrainedRun load(Path folder, Map<String, String> moved) {
    if (!Files.isRegularFile(folder.resolve("checkpoint"))) {
      throw new InputException(
          "%s is not the folder of a run: it has no checkpoint; expected OUT/runs/RUN"
              .formatted(folder));
    }
    RunResult result = result(folder);
    Checkpoint checkpoint = CheckpointFile.read(folder.resolve("checkpoint"));
    RunSpec spec = complete(checkpoint.run().spec().withAll(moved), folder);
    requireSameData(spec, checkpoint.run().dataHash());
    PreparedRun run = preparation.prepare(spec);
    Vae vae = builder.build(spec, run.data().train(), run.streams().initialization());
    restore(vae.parameters(), checkpoint);
    return new TrainedRun(run, vae, result);
  }

  private void requireSameData(RunSpec spec, String then) {
    String now = preparation.dataHash(spec);
    if (!now.equals(then)) {
      throw new InputException(
          ("the data '%s' are not those that run '%s' was trained on: their hash was %s, is %s; tell"
                  + " where the former ones are, or train the run anew")
              .formatted(spec.name(Kind.DATA), spec.runName(), then, now));
    }
  }

  private static RunResult result(Path folder) {
    Path file = folder.resolve("result");
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "the run in %s is not done: it has no result yet; go on with it by --resume"
              .formatted(folder));
    }
    RunResult result = ResultFile.read(file).result();
    if (result.status() != RunStatus.DONE) {
      throw new InputException(
          "the run in %s did not come to its end: %s, %s"
              .formatted(folder, result.status(), result.message()));
    }
    return result;
  }

  private RunSpec complete(RunSpec spec, Path folder) {
    try {
      return spec.complete(components);
    } catch (InputException e) {
      throw new InputException(
          "the run in %s cannot be put together again: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Puts the values of a checkpoint into a model's parameters. */
  static void restore(List<Parameter> parameters, Checkpoint checkpoint) {
    Trainer.requireFits(checkpoint, parameters);
    for (Parameter parameter : parameters) {
      float[] values = checkpoint.parameters().get(parameter.name());
      System.arraycopy(values, 0, parameter.values(), 0, parameter.values().length);
      parameter.changed();
    }
  }
}
