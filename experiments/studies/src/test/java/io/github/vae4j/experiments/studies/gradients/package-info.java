/** Tests of the comparison of gradient estimators. */
@NullMarked
package io.github.vae4j.experiments.studies.gradients;

import org.jspecify.annotations.NullMarked;
