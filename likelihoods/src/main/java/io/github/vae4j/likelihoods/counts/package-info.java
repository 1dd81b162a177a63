/** Masses on counts 0, 1, 2, … without an upper bound. */
@NullMarked
package io.github.vae4j.likelihoods.counts;

import org.jspecify.annotations.NullMarked;
