/** The study {@code identities}: each equation behind a VAE, both sides computed apart. */
@NullMarked
package io.github.vae4j.experiments.studies.identities;

import org.jspecify.annotations.NullMarked;
