/** Parts of a step by themselves, measured by JMH. */
@NullMarked
package io.github.vae4j.experiments.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
