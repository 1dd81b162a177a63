/** Optimisers, learning-rate schedules and gradient clipping. */
@NullMarked
package io.github.vae4j.core.optim;

import org.jspecify.annotations.NullMarked;
