package io.github.vae4j.experiments.studies;

import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.experiments.runner.Experiment;
import java.util.List;

/**
 * An experiment with settings of its own, beside those of its runs. As a study it takes both from
 * {@code --set}: a key that is one of its own changes the experiment, any other one all its runs.
 */
public interface AdjustableExperiment extends Experiment {
  /** Its own settings; none has the key of a run's setting. */
  List<Setting<?>> settings();

  /** The experiment with those settings. */
  Experiment with(Settings settings);
}
