/**
 * The parts a variational autoencoder is made of: the encoder distribution q(z|x), the prior p(z)
 * and the likelihood p(x|z), each with the head it asks of a network. All logarithms are natural
 * and all values are in nats.
 */
@NullMarked
package io.github.vae4j.core.model;

import org.jspecify.annotations.NullMarked;
