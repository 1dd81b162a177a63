/** Gradient estimators of the ELBO and of tighter bounds, held against exact gradients. */
@NullMarked
package io.github.vae4j.experiments.studies.gradients;

import org.jspecify.annotations.NullMarked;
