/** Runs experiments: the trainer, the evaluation, the data sources and the files of a run. */
@NullMarked
package io.github.vae4j.experiments.runner;

import org.jspecify.annotations.NullMarked;
