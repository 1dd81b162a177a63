/** The project's own engine, by the way its users go: the runner for training. */
@NullMarked
package io.github.vae4j.experiments.benchmarks.ours;

import org.jspecify.annotations.NullMarked;
