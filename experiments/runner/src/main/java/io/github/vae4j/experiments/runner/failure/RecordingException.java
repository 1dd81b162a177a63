package io.github.vae4j.experiments.runner.failure;

/**
 * What a run did could not be told or kept: a listener failed, or the store of checkpoints. It
 * stops the whole experiment, as what follows would be lost too.
 */
public final class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RecordingException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}
