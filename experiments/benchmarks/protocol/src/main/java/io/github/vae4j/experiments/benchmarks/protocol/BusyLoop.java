package io.github.vae4j.experiments.benchmarks.protocol;

import java.io.IOException;

/** A process that keeps one core busy until its standard input ends, as it does with its parent. */
public final class BusyLoop {
  private BusyLoop() {}

  public static void main(String[] args) throws IOException {
    Thread loop = new Thread(BusyLoop::spin);
    loop.setDaemon(true);
    loop.start();
    System.in.transferTo(java.io.OutputStream.nullOutputStream());
  }

  private static void spin() {
    long count = 0;
    while (count >= 0) {
      count = (count + 1) & Long.MAX_VALUE;
    }
  }
}
