package io.github.vae4j.experiments.runner;

import com.google.inject.Module;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import java.util.List;

/**
 * A question answered by several runs: what a user writes.
 *
 * <pre>{@code
 * public final class HowManyLatents implements Experiment {
 *   public ExperimentInfo info() {
 *     return new ExperimentInfo("how-many-latents", "Do 20 latent variables beat 5?", List.of());
 *   }
 *
 *   public List<RunSpec> runs() {
 *     RunSpec base = RunSpec.defaults().with("binarize", "dynamic");
 *     return List.of(
 *         base.with("latent", 5).with("name", "five"),
 *         base.with("latent", 20).with("name", "twenty"));
 *   }
 * }
 * }</pre>
 */
public interface Experiment {
  /** Its name, its question and what it rests on. */
  ExperimentInfo info();

  /** The runs, in order. Pure: every call gives the same. Run names must differ. */
  List<RunSpec> runs();

  /** Guice modules that bind components of its own. */
  default List<Module> modules() {
    return List.of();
  }

  /**
   * What follows from the results, for the report: sentences, tables and plots. Runs that failed
   * are among the results, with their status.
   */
  default Findings conclude(List<RunResult> results) {
    return Findings.none();
  }

  /**
   * What can be said of the results so far, when the user has stopped the experiment: nothing,
   * unless it is of use with some of its runs missing.
   */
  default Findings concludeEarly(List<RunResult> results) {
    return Findings.none();
  }
}
