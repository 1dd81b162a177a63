package io.github.vae4j.core.check;

/**
 * One thing that must hold of a subject: a family of distributions, a KL rule, a network.
 *
 * @param <T> what has the property
 */
public interface Property<T> {
  /** What must hold, as a row of the certificate says it: "integrates to 1". */
  String name();

  /** How it is examined, in a few words. */
  String method();

  /** How many statistical comparisons {@link #examine} makes, which share the false-alarm rate. */
  default int comparisons(Level level) {
    return 0;
  }

  /** The worst of all comparisons. What the subject throws may come out of it. */
  Finding examine(T subject, Examination by);
}
