package io.github.vae4j.core.model;

/** What a log-probability is taken with respect to. Values of different measures do not compare. */
public enum Measure {
  /** A mass: the probability of a value. Its logarithm is never positive. */
  COUNTING,
  /** A density: probability per unit of x. Its logarithm may take any sign. */
  LEBESGUE,
  /**
   * A product: a mass of some dimensions times a density of the others. It compares only with one
   * that has masses and densities of the same dimensions.
   */
  MIXED
}
