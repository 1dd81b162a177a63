package io.github.vae4j.experiments.runner;

/** A loss or gradient was not a finite number; the message says where and how large things were. */
final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DivergedException(String message) {
    super(message);
  }
}
