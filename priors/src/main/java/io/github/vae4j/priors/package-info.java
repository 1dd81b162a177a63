/**
 * The priors p(z), the encoder distributions that belong with them, and the KL rules between the
 * two.
 */
@NullMarked
package io.github.vae4j.priors;

import org.jspecify.annotations.NullMarked;
