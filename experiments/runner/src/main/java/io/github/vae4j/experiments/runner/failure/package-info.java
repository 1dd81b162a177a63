/** What goes wrong in an experiment, in words. */
@NullMarked
package io.github.vae4j.experiments.runner.failure;

import org.jspecify.annotations.NullMarked;
