/**
 * Kernels over {@code float[]}, the matrix product, the workers and the pool. Nothing outside core
 * sees this package.
 */
@NullMarked
package io.github.vae4j.core.engine;

import org.jspecify.annotations.NullMarked;
