package io.github.vae4j.experiments.studies;

import com.google.inject.Inject;
import io.github.vae4j.core.InputException;
import io.github.vae4j.experiments.runner.Experiment;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every study that is installed, by name. */
public final class Studies {
  private final SortedMap<String, Study> studies;
  private final SortedMap<String, Experiment> experiments;

  @Inject
  Studies(Map<String, Study> studies, Map<String, Experiment> experiments) {
    this.studies = new TreeMap<>(studies);
    this.experiments = new TreeMap<>(experiments);
    for (String name : studies.keySet()) {
      if (experiments.containsKey(name)) {
        throw new InputException(
            "study '%s' is bound twice, as %s and as %s; give one of them another name"
                .formatted(
                    name,
                    studies.get(name).getClass().getName(),
                    experiments.get(name).getClass().getName()));
      }
    }
  }

  /** Those that compute their findings. */
  public SortedMap<String, Study> studies() {
    return new TreeMap<>(studies);
  }

  /** Those that train runs. */
  public SortedMap<String, Experiment> experiments() {
    return new TreeMap<>(experiments);
  }

  /** The study of that name, if it is one that computes. */
  public Optional<Study> study(String name) {
    return Optional.ofNullable(studies.get(name));
  }

  /**
   * The experiment of that name.
   *
   * @throws InputException naming the known studies, if there is neither experiment nor study
   */
  public Experiment experiment(String name) {
    Experiment experiment = experiments.get(name);
    if (experiment == null) {
      SortedSet<String> known = new TreeSet<>(studies.keySet());
      known.addAll(experiments.keySet());
      throw InputException.unknown("study", name, known);
    }
    return experiment;
  }
}
