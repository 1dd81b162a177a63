/** Networks: dense layers, activations, initialisations and the multilayer perceptron. */
@NullMarked
package io.github.vae4j.core.nn;

import org.jspecify.annotations.NullMarked;
