package io.github.vae4j.core.run;

import java.util.List;

/**
 * Hears what an experiment and its runs do, in order. Every method does nothing unless overridden;
 * an exception stops the experiment. Calls come from one thread at a time.
 */
public interface RunListener {
  /** The experiment starts; the specifications are complete. */
  default void experimentStarted(ExperimentInfo info, List<RunSpec> runs, Provenance provenance) {}

  default void runStarted(RunSpec spec, RunFacts facts) {}

  /**
   * Something about a run that is no error and that the user should know, in a sentence: how its
   * data were read, or what had to be left out.
   */
  default void noticed(RunSpec spec, String notice) {}

  /** A step was done; only every N-th is told through {@link #stepLogged}. */
  default void stepDone(RunSpec spec, int epoch, int step, int steps, Terms terms) {}

  default void stepLogged(RunSpec spec, StepRow row) {}

  default void epochFinished(RunSpec spec, EpochRow row) {}

  default void klChecked(RunSpec spec, KlCheck check) {}

  default void figureProduced(RunSpec spec, Figure figure) {}

  /** Numbers that a figure of the report is drawn from. */
  default void tableProduced(RunSpec spec, NumberTable table) {}

  /**
   * Test rows of a trained model are being scored; called from time to time.
   *
   * @param what is estimated, "common measure"
   * @param done of them so far
   */
  default void rowsScored(RunSpec spec, String what, int done, int rows) {}

  /** A run that ended in an earlier session; {@link #runFinished} follows. */
  default void runKept(RunSpec spec, RunFacts facts) {}

  /** A run's unexpected end, with the whole error; {@link #runFinished} follows. */
  default void runFailed(RunSpec spec, Throwable cause) {}

  /**
   * A run has ended. After {@link #runKept}: it had ended in an earlier session, and is kept as it
   * was. Without either: it could not be started.
   */
  default void runFinished(RunResult result) {}

  default void experimentFinished(List<RunResult> results, Findings findings) {}
}
