package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.run.RunResult;
import java.util.List;
import java.util.Optional;

/** Says of the best combination of a sweep whether it is told apart from the others. */
@FunctionalInterface
public interface Judge {
  /** Of a sweep of which nobody asks. */
  Judge NONE = (metric, best, done) -> Optional.empty();

  /**
   * The end of the sentence "best by the mean is A with 1.23 over 2 seeds", from its comma or its
   * dot on, with its last dot.
   *
   * @param metric its column's name
   * @param best name of the group with the best mean
   * @param done all runs that are done
   * @return empty if the runs have no scores to pair
   */
  Optional<String> words(String metric, String best, List<RunResult> done);
}
