/**
 * Carries out experiments: checks every specification and all data before any training, trains,
 * evaluates, audits the KL and keeps checkpoints. What happens is told to {@link
 * io.github.vae4j.core.run.RunListener}s; no file format of a report is known here.
 */
@NullMarked
package io.github.vae4j.experiments.runner;

import org.jspecify.annotations.NullMarked;
