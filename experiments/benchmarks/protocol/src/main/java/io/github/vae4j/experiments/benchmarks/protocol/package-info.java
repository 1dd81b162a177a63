/**
 * What a measured process is told on its command line, and how it reports on standard output. It
 * depends on nothing, because the engines' own libraries exclude each other.
 */
@NullMarked
package io.github.vae4j.experiments.benchmarks.protocol;

import org.jspecify.annotations.NullMarked;
