package io.github.vae4j.experiments.runner.failure;

/** All runs have ended and their results are told, but the experiment could not conclude. */
public final class ConclusionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConclusionException(Throwable cause) {
    super(
        "the experiment's conclude(…) failed: %s. The results of the runs are not touched by that"
            .formatted(Failure.describe(cause)),
        cause);
  }
}
