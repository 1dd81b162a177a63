package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.reports.files.OutputFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file that an experiment was read from, kept with its results: the command that repeats it
 * names the copy, whatever becomes of the file.
 *
 * @param target as it was typed
 */
record KeptSource(String target) {
  /** Whether it is a file, not the name of a class. */
  boolean isFile() {
    return Files.isRegularFile(Path.of(target));
  }

  private Path copy(OutputFolder folder) {
    return folder.root().resolve(String.valueOf(Path.of(target).getFileName()));
  }

  /** Copies the file into the folder; what a session before kept is replaced. */
  void keep(OutputFolder folder) {
    Path copy = copy(folder);
    try {
      byte[] content = Files.readAllBytes(Path.of(target));
      if (!Files.exists(copy) || !Files.isSameFile(copy, Path.of(target))) {
        Files.write(copy, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep %s as %s".formatted(target, copy), e);
    }
  }

  /** Provenance that names the copy. */
  Provenance noted(Provenance provenance, OutputFolder folder) {
    Path copy = copy(folder);
    Map<String, String> environment = new LinkedHashMap<>(provenance.environment());
    environment.put("experiment file", "%s, kept here as %s".formatted(target, copy.getFileName()));
    return new Provenance(
        provenance.started(),
        provenance
            .command()
            .replace(" " + CommandText.quoted(target), " " + CommandText.quoted(copy.toString())),
        provenance.commit(),
        environment);
  }
}
