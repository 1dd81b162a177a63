package io.github.vae4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

class CopyingOpenBlasTest extends MatrixProductContract {
  @Override
  MatrixProduct product() {
    return new CopyingOpenBlas();
  }

  /** Native room that was given up for more, which there was not, is not looked at again. */
  @Test
  void goesOnAfterNativeMemoryRanOut() {
    MatrixProduct product = product();
    float[] c = new float[1];
    product.multiply(false, false, 1, 1, 2, of(1, 2), 0, 2, of(3, 4), 0, 1, false, c, 0, 1);
    // The size of the operand is beyond what an int counts bytes of, whatever the limits are.
    float[] one = new float[1];
    Throwable thrown =
        catchThrowable(
            () ->
                product.multiply(
                    false, false, 1, 1, 1 << 30, one, 0, 1 << 30, one, 0, 1, false, c, 0, 1));
    assertThat(thrown).isNotNull();
    product.multiply(false, false, 1, 1, 2, of(1, 2), 0, 2, of(3, 4), 0, 1, false, c, 0, 1);
    assertThat(c).containsExactly(11);
  }

  private static float[] of(float... values) {
    return values;
  }
}
