package io.github.vae4j.experiments.cli.watch;

/** Counts changes, and lets others wait for the next one. */
final class Changes {
  private static final long HEARTBEAT_MILLIS = 15_000;

  private long count;
  private boolean ended;
  private int followers;

  /** How it stands. */
  record State(long count, boolean ended) {}

  synchronized void happened() {
    count++;
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized boolean ended() {
    return ended;
  }

  synchronized void follow() {
    followers++;
  }

  synchronized void leave() {
    followers--;
    notifyAll();
  }

  /** A follower has what there is after the end. */
  synchronized void lastWordHeard() {
    leave();
  }

  /** Waits until every follower has the last state, or so long at most. */
  synchronized void awaitLastWords(long millis) throws InterruptedException {
    long until = System.nanoTime() + millis * 1_000_000;
    while (followers > 0) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /**
   * Waits for a change after those that were seen, or for a while: a word from time to time shows a
   * connection that is broken.
   */
  synchronized State await(long seen) throws InterruptedException {
    long until = System.nanoTime() + HEARTBEAT_MILLIS * 1_000_000;
    while (count == seen && !ended) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    return new State(count, ended);
  }
}
