package io.github.vae4j.experiments.cli;

import io.github.vae4j.experiments.runner.Interruption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While it is open, Ctrl-C and a request to terminate become an {@link Interruption}, and the
 * program does not end before this is closed, when all is written.
 */
final class CtrlC implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Interruption interruption;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::pressedNow, "vae4j-stop");

  private CtrlC(Interruption interruption) {
    this.interruption = interruption;
  }

  static CtrlC requests(Interruption interruption) {
    CtrlC ctrlC = new CtrlC(interruption);
    Runtime.getRuntime().addShutdownHook(ctrlC.hook);
    return ctrlC;
  }

  boolean pressed() {
    return interruption.requested();
  }

  private void pressedNow() {
    interruption.request();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "vae4j: the run did not stop in %d s; its last checkpoint is kept"
                .formatted(PATIENCE_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the machine is already shutting down: the hook is what waited for us
    }
  }
}
