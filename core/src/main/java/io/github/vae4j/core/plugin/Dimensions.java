package io.github.vae4j.core.plugin;

/**
 * The sizes a model component is made for.
 *
 * @param data D, the dimension of x
 * @param latent L, the dimension of z
 */
public record Dimensions(int data, int latent) {}
