/** The same models on libtorch, as its C++ users would write them. */
@NullMarked
package io.github.vae4j.experiments.benchmarks.libtorch;

import org.jspecify.annotations.NullMarked;
