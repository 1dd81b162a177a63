package io.github.vae4j.experiments.studies;

import com.google.inject.AbstractModule;
import io.github.vae4j.experiments.studies.decoders.KnownDecoders;
import io.github.vae4j.experiments.studies.gradients.GradientEstimators;
import io.github.vae4j.experiments.studies.identities.IdentitiesStudy;

/** The built-in studies by name. */
public final class StudiesModule extends AbstractModule {
  @Override
  protected void configure() {
    StudyBinder studies = StudyBinder.of(binder());
    studies.study("gradient-estimators").to(GradientEstimators.class);
    studies.study("identities").to(IdentitiesStudy.class);
    studies.experiment("iwae").to(ImportanceWeighting.class);
    studies.study("known-decoders").to(KnownDecoders.class);
  }
}
