package io.github.vae4j.experiments.studies;

import com.google.inject.AbstractModule;

/** The built-in studies by name. */
public final class StudiesModule extends AbstractModule {
  @Override
  protected void configure() {
    StudyBinder.of(binder());
  }
}
