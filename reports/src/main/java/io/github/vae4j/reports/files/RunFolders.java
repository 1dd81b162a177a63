package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunSpec;
import java.util.Map;

/** {@code runs/RUN} with its {@code spec.json}: the run's complete settings and what it met. */
final class RunFolders implements RunListener {
  private final OutputFolder folder;

  RunFolders(OutputFolder folder) {
    this.folder = folder;
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    OutputFolder.make(folder.run(spec.runName()));
    Json.write(
        folder.run(spec.runName()).resolve("spec.json"),
        new RunFile(spec.runName(), spec.label(), spec.asMap(), facts));
  }

  private record RunFile(String run, String label, Map<String, String> settings, RunFacts facts) {}
}
