/** The same models on DL4J. */
@NullMarked
package io.github.vae4j.experiments.benchmarks.dl4j;

import org.jspecify.annotations.NullMarked;
