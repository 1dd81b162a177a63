/** The decoder distributions p(x|z): what the pixels are drawn from, given a latent vector. */
@NullMarked
package io.github.vae4j.likelihoods;

import org.jspecify.annotations.NullMarked;
