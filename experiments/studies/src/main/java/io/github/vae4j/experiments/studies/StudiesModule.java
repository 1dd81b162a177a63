package io.github.vae4j.experiments.studies;

import com.google.inject.AbstractModule;
import io.github.vae4j.experiments.studies.identities.IdentitiesStudy;

/** The built-in studies by name. */
public final class StudiesModule extends AbstractModule {
  @Override
  protected void configure() {
    StudyBinder.of(binder()).study("identities").to(IdentitiesStudy.class);
  }
}
