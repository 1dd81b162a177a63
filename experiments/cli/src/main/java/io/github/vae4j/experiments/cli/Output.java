package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.reports.files.Manifest;
import io.github.vae4j.reports.files.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where an experiment's results go. Nothing is written before {@link #open}.
 *
 * @param resume whether the folder is one to go on in
 */
record Output(Path folder, boolean resume) {
  private static final Path USUAL_PARENT = Path.of("vae4j-out");

  /**
   * A new folder.
   *
   * @throws InputException if it exists or cannot be made there
   */
  static Output fresh(Path folder) {
    OutputFolder.requireFree(folder);
    return new Output(folder, false);
  }

  /** A new folder with a name made of the experiment's and the time. */
  static Output dated(String experiment) {
    String name =
        experiment
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "-")
                .replaceAll("^-+|-+$", "")
            + "-"
            + LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    Path folder = USUAL_PARENT.resolve(name);
    for (int i = 2; Files.exists(folder); i++) {
      folder = USUAL_PARENT.resolve(name + "-" + i);
    }
    return new Output(folder, false);
  }

  /**
   * The folder of an earlier session.
   *
   * @throws InputException if it is none, or of another experiment
   */
  static Output resumed(Path folder, String experiment) {
    String earlier = Manifest.read(OutputFolder.open(folder)).experiment().name();
    if (!earlier.equals(experiment)) {
      throw new InputException(
          "%s holds experiment '%s', not '%s'; resume with the same experiment, or choose another --out"
              .formatted(folder, earlier, experiment));
    }
    return new Output(folder, true);
  }

  /**
   * Checks that every run that an earlier session left is among those that are asked for now:
   * others would stand in the files, but in no sentence, table or curve.
   *
   * @throws InputException if one is not
   */
  void requireAsked(List<RunSpec> runs) {
    if (!resume) {
      return;
    }
    Set<String> asked = runs.stream().map(RunSpec::runName).collect(Collectors.toSet());
    List<String> others =
        Manifest.read(OutputFolder.open(folder)).runs().stream()
            .map(Manifest.Run::run)
            .filter(run -> !asked.contains(run))
            .toList();
    if (!others.isEmpty()) {
      throw new InputException(
          "%s holds %d run%s that %s no longer asked for: %s; ask for %s again (further values and seeds may be added), or choose another --out; 'report' makes one page of several folders"
              .formatted(
                  folder,
                  others.size(),
                  others.size() == 1 ? "" : "s",
                  others.size() == 1 ? "is" : "are",
                  String.join(", ", others),
                  others.size() == 1 ? "it" : "them"));
    }
  }

  /**
   * Makes or opens the folder.
   *
   * @throws InputException if that fails
   */
  OutputFolder open() {
    if (resume) {
      return OutputFolder.open(folder);
    }
    if (folder.startsWith(USUAL_PARENT)) {
      try {
        Files.createDirectories(USUAL_PARENT);
      } catch (IOException e) {
        throw new InputException(
            "cannot make the folder %s here (%s); choose one with --out".formatted(USUAL_PARENT, e),
            e);
      }
    }
    return OutputFolder.create(folder);
  }
}
