/**
 * What is known of a trained model afterwards, with its error: log p(x) by importance sampling and
 * by annealed importance sampling, how far importance weights are to be trusted, and where the nats
 * go that lie between log p(x) and the ELBO.
 */
@NullMarked
package io.github.vae4j.core.estimate;

import org.jspecify.annotations.NullMarked;
