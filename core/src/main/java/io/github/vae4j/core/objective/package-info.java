/**
 * The ELBO's two terms, the draws they come from, and what the optimiser minimises. The terms are
 * what is logged; an objective weighs them and never changes them.
 */
@NullMarked
package io.github.vae4j.core.objective;

import org.jspecify.annotations.NullMarked;
