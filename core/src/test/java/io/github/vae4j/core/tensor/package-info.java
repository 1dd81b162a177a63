/** Tests of tensors: values, gradients, memory. */
@NullMarked
package io.github.vae4j.core.tensor;

import org.jspecify.annotations.NullMarked;
