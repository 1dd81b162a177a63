/**
 * What trained runs are asked afterwards: log p(x) with its error, and where the nats go that lie
 * between it and the ELBO.
 */
@NullMarked
package io.github.vae4j.experiments.studies.evaluation;

import org.jspecify.annotations.NullMarked;
