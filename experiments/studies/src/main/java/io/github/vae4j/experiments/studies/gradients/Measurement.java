package io.github.vae4j.experiments.studies.gradients;

/**
 * What was measured of one estimator.
 *
 * @param bound whose gradient it estimates: "ELBO", "IWAE bound of 5 draws"
 * @param part of the model
 */
record Measurement(
    Estimator estimator, String bound, Part part, Reference reference, Figures figures) {
  boolean of(String name, Part side) {
    return estimator.name().equals(name) && part == side;
  }

  /** Whether the literature calls it unbiased here. */
  boolean claimedUnbiased() {
    return !estimator.biased().contains(part);
  }
}
