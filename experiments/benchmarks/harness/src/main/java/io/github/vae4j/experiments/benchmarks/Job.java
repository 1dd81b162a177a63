package io.github.vae4j.experiments.benchmarks;

/** One process's work, in every round again. */
record Job(Case what, Engine engine, int threads) {}
