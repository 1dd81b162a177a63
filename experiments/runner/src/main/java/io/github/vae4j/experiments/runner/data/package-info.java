/**
 * Where data come from: generated digits, MNIST, Frey Faces and NumPy files, bound by name in
 * {@link io.github.vae4j.experiments.runner.data.DataModule}.
 */
@NullMarked
package io.github.vae4j.experiments.runner.data;

import org.jspecify.annotations.NullMarked;
