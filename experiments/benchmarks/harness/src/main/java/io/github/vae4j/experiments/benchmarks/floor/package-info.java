/** What the machine can do at most: the rate of its matrix products. */
@NullMarked
package io.github.vae4j.experiments.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
