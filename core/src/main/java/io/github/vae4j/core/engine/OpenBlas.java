package io.github.vae4j.core.engine;

/**
 * Chooses how the OpenBLAS that ND4J ships is called. This is the class for JDK 17 and newer; on
 * JDK 22 and newer the jar gives the one under {@code java22} instead, which needs no copies.
 */
public final class OpenBlas {
  private OpenBlas() {}

  /** The fastest way that this virtual machine has. Every way gives the same bits. */
  public static MatrixProduct create() {
    return new CopyingOpenBlas();
  }
}
