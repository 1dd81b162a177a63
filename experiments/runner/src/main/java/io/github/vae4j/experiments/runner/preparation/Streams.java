package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.random.RandomStream;

/**
 * The named random streams of a run, split from its seed. Each use has its own, so that switching
 * one on or off does not change a bit of another.
 */
public record Streams(
    RandomStream initialization,
    RandomStream batches,
    RandomStream binarization,
    RandomStream reparameterization,
    RandomStream evaluation,
    RandomStream audit,
    RandomStream figures) {

  public static Streams of(long seed) {
    RandomStream root = RandomStream.of(seed);
    return new Streams(
        root.split("initialization"),
        root.split("batches"),
        root.split("binarization"),
        root.split("reparameterization"),
        root.split("evaluation"),
        root.split("kl-audit"),
        root.split("figures"));
  }
}
