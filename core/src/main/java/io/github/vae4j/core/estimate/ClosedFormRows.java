package io.github.vae4j.core.estimate;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * KL(q(z|x) ‖ p(z)) by its closed form, in nats.
 *
 * @param rows of each row, [N]
 * @param byDimension mean over rows, [L]; of length 1 where it does not split
 */
public record ClosedFormRows(double[] rows, double[] byDimension) {
  private static final int AT_ONCE = 256;

  /** The KL of rows 0 … rows−1; empty if it has no closed form. */
  public static Optional<ClosedFormRows> of(
      Device device, Vae vae, int rows, ImportanceSampling.Rows data) {
    double[] all = new double[rows];
    double[] sums = new double[0];
    for (int from = 0; from < rows; from += AT_ONCE) {
      int[] numbers = IntStream.range(from, Math.min(rows, from + AT_ONCE)).toArray();
      try (Scope scope = device.inference()) {
        Optional<Tensor> found =
            vae.klRegistry()
                .closedForm(vae.encode(data.read(scope, numbers)), vae.prior())
                .map(value -> value.perDimension());
        if (found.isEmpty()) {
          return Optional.empty();
        }
        float[] values = found.get().toArray();
        int width = values.length / numbers.length;
        sums = sums.length == 0 ? new double[width] : sums;
        for (int i = 0; i < values.length; i++) {
          all[from + i / width] += values[i];
          sums[i % width] += values[i] / rows;
        }
      }
    }
    return Optional.of(new ClosedFormRows(all, sums));
  }
}
