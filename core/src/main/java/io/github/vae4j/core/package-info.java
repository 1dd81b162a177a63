/**
 * What every part of vae4j shares: the words of the model ({@link io.github.vae4j.core.model}), the
 * arrays it computes with ({@link io.github.vae4j.core.tensor}) and the record of what a run did
 * ({@link io.github.vae4j.core.run}). This package itself holds only the one exception that means
 * "the input was wrong".
 */
@NullMarked
package io.github.vae4j.core;

import org.jspecify.annotations.NullMarked;
