package io.github.vae4j.experiments.runner.checkpoint;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** States of runs in each run's folder: the files {@code checkpoint} and {@code result}. */
public final class FolderCheckpoints implements CheckpointStore {
  private final Function<String, Path> folderOfRun;
  private final boolean resume;

  /**
   * Keeps states in those folders.
   *
   * @param folderOfRun the folder of a run, by the run's name
   * @param resume whether to go on from the states that are there
   */
  public FolderCheckpoints(Function<String, Path> folderOfRun, boolean resume) {
    this.folderOfRun = folderOfRun;
    this.resume = resume;
  }

  @Override
  public Optional<Checkpoint> load(RunIdentity run) {
    Path file = file(run, "checkpoint");
    if (!resume || !Files.exists(file)) {
      return Optional.empty();
    }
    Checkpoint checkpoint = CheckpointFile.read(file);
    requireSame(checkpoint.run(), run, file);
    return Optional.of(checkpoint);
  }

  @Override
  public void save(Checkpoint checkpoint) {
    CheckpointFile.write(file(checkpoint.run(), "checkpoint"), checkpoint);
  }

  @Override
  public Optional<RunResult> result(RunIdentity run) {
    Path file = file(run, "result");
    if (!resume || !Files.exists(file)) {
      return Optional.empty();
    }
    ResultFile.Ended ended = ResultFile.read(file);
    requireSame(ended.run(), run, file);
    return Optional.of(ended.result());
  }

  @Override
  public void save(RunIdentity run, RunResult result) {
    ResultFile.write(file(run, "result"), new ResultFile.Ended(run, result));
  }

  private Path file(RunIdentity run, String name) {
    return folderOfRun.apply(run.spec().runName()).resolve(name);
  }

  private static void requireSame(RunIdentity then, RunIdentity now, Path file) {
    String differences = then.differences(now);
    if (!differences.isEmpty()) {
      throw new InputException(
          "%s is of other settings: %s; resume with the same settings and data, or choose another --out"
              .formatted(file, differences));
    }
  }
}
