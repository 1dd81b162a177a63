package io.github.vae4j.experiments.runner;

/** A request from outside to stop after the present step. */
public final class Interruption {
  private volatile boolean requested;

  /** Asks the run to stop after its present step. May be called from any thread. */
  public void request() {
    requested = true;
  }

  /** Whether a stop was asked for. */
  public boolean requested() {
    return requested;
  }
}
