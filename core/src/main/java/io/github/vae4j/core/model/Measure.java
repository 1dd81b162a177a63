package io.github.vae4j.core.model;

/** What a log-probability is taken with respect to. Values of different measures do not compare. */
public enum Measure {
  /** A mass: the probability of a value. Its logarithm is never positive. */
  COUNTING,
  /** A density: probability per unit of x. Its logarithm may take any sign. */
  LEBESGUE
}
