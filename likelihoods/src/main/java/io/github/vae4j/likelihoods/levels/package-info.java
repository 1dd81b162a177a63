/**
 * Masses on grey levels: the pixels of images of 8 bits are drawn from 256 values, and a mass on
 * them is what a lossless coder pays.
 */
@NullMarked
package io.github.vae4j.likelihoods.levels;

import org.jspecify.annotations.NullMarked;
