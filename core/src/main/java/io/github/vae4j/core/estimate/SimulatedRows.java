package io.github.vae4j.core.estimate;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;
import java.util.Arrays;

/**
 * Rows drawn from the model itself, z ~ p(z) and x ~ p(x|z): of each, z is one exact draw of the
 * posterior p(z|x) (Grosse, Ghahramani, Adams, 2015, section 4).
 *
 * @param z [n, L]
 * @param x [n, D]
 */
public record SimulatedRows(int rows, float[] z, float[] x) {
  private static final int AT_ONCE = 256;

  /** Draws n rows. */
  public static SimulatedRows draw(Device device, Vae vae, int n, RandomStream random) {
    float[] z = new float[0];
    float[] x = new float[0];
    RandomStream latents = random.split("latent");
    RandomStream pixels = random.split("data");
    for (int done = 0; done < n; done += AT_ONCE) {
      int now = Math.min(AT_ONCE, n - done);
      try (Scope scope = device.inference()) {
        Tensor drawn = vae.prior().sample(scope, now, latents.split(done));
        int latent = drawn.shape().last();
        Head head = vae.decode(drawn.reshape(1, now, latent));
        z = joined(z, drawn.toArray());
        x = joined(x, vae.likelihood().sample(head, pixels.split(done)).toArray());
      }
    }
    return new SimulatedRows(n, z, x);
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** The rows as data. */
  public ImportanceSampling.Rows data() {
    return (scope, numbers) ->
        scope.constant(Shape.of(numbers.length, x.length / rows), gathered(x, numbers));
  }

  /** The latents of those rows, [B, L]. */
  float[] latents(int... numbers) {
    return gathered(z, numbers);
  }

  private float[] gathered(float[] values, int... numbers) {
    int width = values.length / rows;
    float[] some = new float[numbers.length * width];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(values, numbers[i] * width, some, i * width, width);
    }
    return some;
  }
}
