/** The built-in experiments, among them the comparison of Gaussian with Bernoulli decoders. */
@NullMarked
package io.github.vae4j.experiments.studies;

import org.jspecify.annotations.NullMarked;
