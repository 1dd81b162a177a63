package io.github.vae4j.experiments.runner.failure;

import java.util.Locale;

/** Amounts of memory in words. */
public final class Memory {
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  private Memory() {}

  /** What arrays can take in all, in bytes. */
  public static double limit() {
    return Runtime.getRuntime().maxMemory();
  }

  /** A number of bytes, as "12 MB" or "3.4 GB". */
  public static String words(double bytes) {
    return bytes < GIGA
        ? String.format(Locale.ROOT, "%.0f MB", Math.ceil(bytes / MEGA))
        : String.format(Locale.ROOT, "%.1f GB", bytes / GIGA);
  }

  /** How a run is given more memory for its arrays. */
  public static String allowMore(double bytes) {
    long heap = Math.max(2, (long) Math.ceil(bytes / GIGA));
    return ("VAE4J_OPTS='-Xmx%dg -Dorg.bytedeco.javacpp.maxbytes=1g"
            + " -Dorg.bytedeco.javacpp.maxphysicalbytes=%dg' ./vae4j ...")
        .formatted(heap, heap + 2);
  }
}
