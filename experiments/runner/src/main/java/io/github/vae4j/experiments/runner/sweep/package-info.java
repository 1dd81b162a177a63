/** Sweeps: many settings tried in one experiment, and what each of them does. */
@NullMarked
package io.github.vae4j.experiments.runner.sweep;

import org.jspecify.annotations.NullMarked;
