package io.github.vae4j.core.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Float.intBitsToFloat for a block: two copies through memory, because no compiler up to that of
 * JDK 25 vectorises a loop with the method itself.
 */
final class BitPatterns {
  private final IntBuffer ints;
  private final FloatBuffer floats;

  BitPatterns() {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Float.BYTES * Kernel.BLOCK).order(ByteOrder.nativeOrder());
    ints = bytes.asIntBuffer();
    floats = bytes.asFloatBuffer();
  }

  /** {@code out[i]} is the float with the bit pattern {@code bits[i]}. */
  void toFloats(int[] bits, float[] out, int n) {
    ints.put(0, bits, 0, n);
    floats.get(0, out, 0, n);
  }
}
