package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code manifest.json} says.
 *
 * @param format of the folder; grows when a file's meaning changes
 * @param sessions the program's runs that worked on this folder: the first, and one for each resume
 */
public record Manifest(
    int format, ExperimentInfo experiment, List<Session> sessions, List<Run> runs) {

  /** The format this version writes. */
  public static final int FORMAT = 1;

  /** Reads the manifest of a folder. */
  public static Manifest read(OutputFolder folder) {
    return Json.read(folder.manifest(), Manifest.class);
  }

  /**
   * One run of the program.
   *
   * @param started ISO-8601, UTC
   * @param until when it last wrote anything; ISO-8601, UTC
   * @param wallSeconds between the two
   * @param command the command line that repeats it
   * @param commit or empty
   * @param environment JDK, operating system, CPU, library versions
   */
  public record Session(
      String started,
      String until,
      double wallSeconds,
      String command,
      String commit,
      Map<String, String> environment) {}

  /**
   * One run of the experiment.
   *
   * @param run its name
   * @param label its name without the seed
   * @param folder its folder's name under that name
   * @param message why it ended, where the status needs a word
   * @param epochs completed
   * @param started of its first session; null while it is pending
   * @param finished null until it ends
   * @param wallSeconds in all sessions together
   * @param facts null while it is pending
   * @param settings the resolved configuration, every default written down
   */
  public record Run(
      String run,
      String label,
      String folder,
      RunStatus status,
      String message,
      String seed,
      int epochs,
      @Nullable String started,
      @Nullable String finished,
      double wallSeconds,
      @Nullable RunFacts facts,
      Map<String, String> settings) {}
}
