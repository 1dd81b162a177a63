/**
 * Differentiable arrays. A {@link io.github.vae4j.core.tensor.Tensor} belongs to a {@link
 * io.github.vae4j.core.tensor.Scope}, which owns its memory and records how it was computed;
 * element by element operations wait until their values are needed and then run in one pass.
 */
@NullMarked
package io.github.vae4j.core.tensor;

import org.jspecify.annotations.NullMarked;
