package io.github.vae4j.experiments.studies;

import com.google.inject.Binder;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.MapBinder;
import io.github.vae4j.experiments.runner.Experiment;

/**
 * Binds studies by name, in the {@code configure} of a Guice module that is found as every plug-in
 * is:
 *
 * <pre>{@code
 * public final class CoinModule extends AbstractModule {
 *   protected void configure() {
 *     StudyBinder.of(binder()).study("coin").to(CoinStudy.class);
 *   }
 * }
 * }</pre>
 *
 * <p>Guice makes the study, so its constructor may ask, by {@code @Inject}, for {@link
 * io.github.vae4j.core.plugin.Components}, {@link io.github.vae4j.core.kl.KlRegistry} or {@link
 * io.github.vae4j.experiments.runner.ExperimentRunner}. A name bound twice is an error at start-up.
 */
public final class StudyBinder {
  private final MapBinder<String, Study> studies;
  private final MapBinder<String, Experiment> experiments;

  private StudyBinder(Binder binder) {
    studies = MapBinder.newMapBinder(binder, String.class, Study.class);
    experiments = MapBinder.newMapBinder(binder, String.class, Experiment.class);
  }

  /** A binder that adds to what other modules bind. */
  public static StudyBinder of(Binder binder) {
    return new StudyBinder(binder);
  }

  /** Binds a study that computes its findings. */
  public LinkedBindingBuilder<Study> study(String name) {
    return studies.addBinding(name);
  }

  /** Binds an experiment: its runs are trained, with report, checkpoints and {@code --resume}. */
  public LinkedBindingBuilder<Experiment> experiment(String name) {
    return experiments.addBinding(name);
  }
}
