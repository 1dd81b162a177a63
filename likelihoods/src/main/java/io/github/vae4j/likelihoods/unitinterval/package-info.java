/** Densities on an interval: grey values as fractions of white. */
@NullMarked
package io.github.vae4j.likelihoods.unitinterval;

import org.jspecify.annotations.NullMarked;
