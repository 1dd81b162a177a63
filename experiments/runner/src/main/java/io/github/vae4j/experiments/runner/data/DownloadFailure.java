package io.github.vae4j.experiments.runner.data;

/** Why one mirror could not give a file. The next one may. */
final class DownloadFailure extends Exception {
  private static final long serialVersionUID = 1L;

  DownloadFailure(String message) {
    super(message);
  }

  DownloadFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
