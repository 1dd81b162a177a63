package io.github.vae4j.experiments.runner.checkpoint;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Checkpoints under an output folder: {@code OUT/runs/RUN/checkpoint}. */
public final class FolderCheckpoints implements CheckpointStore {
  private final Path out;
  private final boolean resume;

  /**
   * Keeps checkpoints in that folder.
   *
   * @param resume whether to go on from the checkpoints that are there
   */
  public FolderCheckpoints(Path out, boolean resume) {
    this.out = out;
    this.resume = resume;
  }

  private Path file(RunSpec spec) {
    return out.resolve("runs").resolve(spec.runName()).resolve("checkpoint");
  }

  @Override
  public Optional<Checkpoint> load(RunSpec spec) {
    Path file = file(spec);
    if (!resume || !Files.exists(file)) {
      return Optional.empty();
    }
    Checkpoint checkpoint = CheckpointFile.read(file);
    Map<String, String> wanted = spec.asMap();
    if (!checkpoint.settings().equals(wanted)) {
      throw new InputException(
          ("the checkpoint %s was made with other settings (%s); resume with the same settings, or"
                  + " choose another --out")
              .formatted(file, differences(checkpoint.settings(), wanted)));
    }
    return Optional.of(checkpoint);
  }

  private static String differences(Map<String, String> then, Map<String, String> now) {
    Map<String, String> all = new TreeMap<>(then);
    all.putAll(now);
    StringBuilder text = new StringBuilder();
    for (String key : all.keySet()) {
      if (!Objects.equals(then.get(key), now.get(key))) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(key)
            .append(" was ")
            .append(then.get(key))
            .append(", is ")
            .append(now.get(key));
      }
    }
    return text.toString();
  }

  @Override
  public void save(RunSpec spec, Checkpoint checkpoint) {
    CheckpointFile.write(file(spec), checkpoint);
  }
}
