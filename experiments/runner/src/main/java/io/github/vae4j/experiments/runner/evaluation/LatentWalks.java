package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.data.Batches;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the decoder makes of places in the latent space: of a plane, or along single dimensions. */
final class LatentWalks {
  private static final int MOST_DIMENSIONS = 8;
  private static final int PLANE = 15;
  private static final double REACH = 3; // deviations of the prior
  private static final int STEPS = 13;

  private final Device device;
  private final PreparedRun run;
  private final Vae vae;
  private final int latent;

  LatentWalks(Device device, PreparedRun run, Vae vae) {
    this.device = device;
    this.run = run;
    this.vae = vae;
    this.latent = run.spec().get(RunSettings.LATENT);
  }

  /** Whether this prior's space is one to walk in: of real numbers, or of bits. */
  boolean possible() {
    Support support = vae.prior().support();
    return support.equals(Support.REAL) || support.equals(Support.BINARY);
  }

  private boolean bits() {
    return vae.prior().support().equals(Support.BINARY);
  }

  /** A plane where there are two real dimensions, else a walk along those that are most active. */
  Figure figure(ImageShape shape, LatentSpace space) {
    return latent == 2 && !bits() ? plane(shape) : dimensions(shape, space);
  }

  private PriorMoments moments() {
    return PriorMoments.of(device, vae.prior(), run.streams().figures().split("prior-moments"));
  }

  private Figure plane(ImageShape shape) {
    PriorMoments moments = moments();
    float[] z = new float[PLANE * PLANE * latent];
    for (int i = 0; i < PLANE * PLANE; i++) {
      z[2 * i] = moments.at(0, step(i % PLANE, PLANE));
      z[2 * i + 1] = moments.at(1, -step(i / PLANE, PLANE)); // z₂ grows upwards
    }
    return new Figure(
        "latent-plane",
        "The decoder's mean over the plane of z: z1 from −3 to 3 standard deviations of the prior"
            + " from left to right, z2 from bottom to top",
        PLANE,
        shape.height(),
        shape.width(),
        means(z));
  }

  private Figure dimensions(ImageShape shape, LatentSpace space) {
    List<Integer> dimensions = space.mostActive(Math.min(MOST_DIMENSIONS, latent));
    int steps = bits() ? 2 : STEPS;
    float[] start = start(space);
    PriorMoments moments = moments();
    float[] z = new float[steps * dimensions.size() * latent];
    for (int i = 0; i < steps * dimensions.size(); i++) {
      int step = i / dimensions.size();
      int dimension = dimensions.get(i % dimensions.size());
      System.arraycopy(start, 0, z, i * latent, latent);
      z[i * latent + dimension] = bits() ? step : moments.at(dimension, step(step, steps));
    }
    String names = dimensions.stream().map(j -> "z" + (j + 1)).collect(Collectors.joining(", "));
    return new Figure(
        "latent-dimensions",
        "From the mean of q(z|x) of the first test image, one dimension at a time moved %s; from left to right, most active first: %s"
            .formatted(
                bits() ? "from 0 to 1" : "from −3 to 3 standard deviations of the prior", names),
        dimensions.size(),
        shape.height(),
        shape.width(),
        means(z),
        IntStream.range(0, steps).mapToObj(step -> label(step, steps)).toList());
  }

  /** The mean of q(z|x) of the first test row; of bits, the likelier value of each. */
  private float[] start(LatentSpace space) {
    float[] start = new float[latent];
    for (int j = 0; j < latent; j++) {
      double mean = space.means()[0][j];
      start[j] = (float) (bits() ? Math.rint(mean) : mean);
    }
    return start;
  }

  private String label(int step, int steps) {
    return bits()
        ? "bit " + step
        : String.format(Locale.ROOT, "%+.1f σ", step(step, steps)).replace('-', '−');
  }

  private static double step(int step, int steps) {
    return -REACH + 2 * REACH * step / (steps - 1);
  }

  private float[][] means(float[] z) {
    List<float[]> images = new ArrayList<>();
    for (int[] codes : Batches.inOrder(z.length / latent, run.testBatch())) {
      int from = codes[0] * latent;
      float[] some = Arrays.copyOfRange(z, from, from + codes.length * latent);
      try (Scope scope = device.inference()) {
        float[] values =
            vae.likelihood()
                .mean(vae.decode(scope.constant(Shape.of(1, codes.length, latent), some)))
                .toArray();
        int dim = values.length / codes.length;
        for (int i = 0; i < codes.length; i++) {
          images.add(Arrays.copyOfRange(values, i * dim, (i + 1) * dim));
        }
      }
    }
    return images.toArray(float[][]::new);
  }
}
