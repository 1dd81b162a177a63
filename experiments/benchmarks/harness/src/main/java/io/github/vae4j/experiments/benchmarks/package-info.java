/** Runs every engine in turn, each in a process of its own, and compares what they report. */
@NullMarked
package io.github.vae4j.experiments.benchmarks;

import org.jspecify.annotations.NullMarked;
