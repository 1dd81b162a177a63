/** Tests of what is computed from measurements; none depends on how long anything takes. */
@NullMarked
package io.github.vae4j.experiments.benchmarks;

import org.jspecify.annotations.NullMarked;
