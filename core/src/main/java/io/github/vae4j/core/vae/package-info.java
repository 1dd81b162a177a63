/** The variational autoencoder itself: two networks and three distributions put together. */
@NullMarked
package io.github.vae4j.core.vae;

import org.jspecify.annotations.NullMarked;
