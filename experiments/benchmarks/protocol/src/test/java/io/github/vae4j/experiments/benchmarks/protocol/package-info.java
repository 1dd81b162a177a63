/** Tests of what travels between processes. */
@NullMarked
package io.github.vae4j.experiments.benchmarks.protocol;

import org.jspecify.annotations.NullMarked;
