package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The images of a run: reconstructions, draws from the prior, ways from one image to another. */
final class Figures {
  private static final int COLUMNS = 10;
  private static final int WALK_ROWS = 5;

  /** A share by which deviations differ that nobody would see. */
  private static final double FLAT = 1e-4;

  private final Device device;
  private final PreparedRun run;
  private final Vae vae;
  private final int latent;

  Figures(Device device, PreparedRun run, Vae vae) {
    this.device = device;
    this.run = run;
    this.vae = vae;
    this.latent = run.spec().get(RunSettings.LATENT);
  }

  /** What makes each figure, by its name; none if the data are not images. */
  Map<String, Supplier<Optional<Figure>>> all() {
    Map<String, Supplier<Optional<Figure>>> figures = new LinkedHashMap<>();
    run.data()
        .test()
        .imageShape()
        .ifPresent(
            shape -> {
              figures.put("reconstructions", () -> Optional.of(reconstructions(shape)));
              figures.put("decoder-deviations", () -> deviations(shape));
              figures.put("prior-samples", () -> Optional.of(samples(shape)));
              if (run.test().size() > 1) { // a walk goes from one image to another
                figures.put("latent-walk", () -> Optional.of(walk(shape)));
              }
            });
    return figures;
  }

  private Figure reconstructions(ImageShape shape) {
    int count = Math.min(COLUMNS, run.test().size());
    int[] rows = first(count);
    try (Scope scope = device.inference()) {
      Tensor x = run.test().read(scope, rows, 0);
      Tensor z = vae.encode(x).mean().reshape(1, count, latent);
      Head head = vae.decode(z);
      List<float[]> pixels = new ArrayList<>();
      DataSet raw = run.data().test();
      for (int row : rows) {
        float[] image = new float[raw.dim()];
        raw.copyRow(row, image, 0);
        pixels.add(image);
      }
      pixels.addAll(images(x));
      pixels.addAll(images(vae.likelihood().mean(head)));
      pixels.addAll(images(vae.likelihood().sample(head, run.streams().figures().split("draw"))));
      return figure(
          "reconstructions",
          "Test images; as the model sees them; the decoder's mean at the mean of q(z|x); a draw"
              + " from the decoder there",
          count,
          shape,
          pixels,
          List.of("input", "as the model sees it", "mean", "draw"));
    }
  }

  /** Empty where the deviation is the same for all pixels, or has no formula: a flat picture. */
  private Optional<Figure> deviations(ImageShape shape) {
    int count = Math.min(COLUMNS, run.test().size());
    try (Scope scope = device.inference()) {
      Tensor z =
          vae.encode(run.test().read(scope, first(count), 0)).mean().reshape(1, count, latent);
      Optional<Tensor> deviation = vae.likelihood().deviation(vae.decode(z));
      if (deviation.isEmpty()) {
        return Optional.empty();
      }
      List<float[]> maps = images(deviation.orElseThrow());
      float least = Float.POSITIVE_INFINITY;
      float most = 0;
      for (float[] map : maps) {
        for (float value : map) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
      if (!(most - least > FLAT * most) || !Float.isFinite(most)) {
        return Optional.empty();
      }
      for (float[] map : maps) {
        for (int i = 0; i < map.length; i++) {
          map[i] /= most;
        }
      }
      List<float[]> pixels = new ArrayList<>();
      for (int row : first(count)) {
        float[] image = new float[shape.pixels()];
        run.data().test().copyRow(row, image, 0);
        pixels.add(image);
      }
      pixels.addAll(maps);
      return Optional.of(
          figure(
              "decoder-deviations",
              String.format(
                  Locale.ROOT,
                  "Test images; the standard deviation of each pixel given the mean of q(z|x):"
                      + " from 0, black, to %.3g, white; the least is %.3g",
                  most,
                  least),
              count,
              shape,
              pixels,
              List.of("input", String.format(Locale.ROOT, "deviation, 0 to %.3g", most))));
    }
  }

  private Figure samples(ImageShape shape) {
    RandomStream random = run.streams().figures().split("prior");
    try (Scope scope = device.inference()) {
      Tensor z = vae.prior().sample(scope, 2 * COLUMNS, random);
      Head head = vae.decode(z.reshape(1, 2 * COLUMNS, latent));
      List<float[]> means = images(vae.likelihood().mean(head));
      List<float[]> draws =
          images(vae.likelihood().sample(head, run.streams().figures().split("prior-draw")));
      List<float[]> pixels = new ArrayList<>(means);
      pixels.addAll(draws);
      return figure(
          "prior-samples",
          "z from the prior: two rows of the decoder's mean, two rows of a draw at the same z",
          COLUMNS,
          shape,
          pixels,
          List.of("mean", "mean", "draw", "draw"));
    }
  }

  private Figure walk(ImageShape shape) {
    int pairs = Math.min(WALK_ROWS, run.test().size() / 2);
    try (Scope scope = device.inference()) {
      float[] mean = vae.encode(run.test().read(scope, first(2 * pairs), 0)).mean().toArray();
      float[] z = new float[pairs * COLUMNS * latent];
      for (int pair = 0; pair < pairs; pair++) {
        for (int step = 0; step < COLUMNS; step++) {
          float t = (float) step / (COLUMNS - 1);
          for (int j = 0; j < latent; j++) {
            z[(pair * COLUMNS + step) * latent + j] =
                (1 - t) * mean[2 * pair * latent + j] + t * mean[(2 * pair + 1) * latent + j];
          }
        }
      }
      int count = pairs * COLUMNS;
      Tensor path = scope.constant(io.github.vae4j.core.tensor.Shape.of(1, count, latent), z);
      return figure(
          "latent-walk",
          "From the mean of q(z|x) of one test image to that of another in equal steps: the"
              + " decoder's mean",
          COLUMNS,
          shape,
          images(vae.likelihood().mean(vae.decode(path))),
          List.of());
    }
  }

  private static int[] first(int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    return rows;
  }

  private static List<float[]> images(Tensor x) {
    float[] values = x.toArray();
    int dim = x.shape().last();
    List<float[]> images = new ArrayList<>();
    for (int from = 0; from < values.length; from += dim) {
      images.add(java.util.Arrays.copyOfRange(values, from, from + dim));
    }
    return images;
  }

  private static Figure figure(
      String name,
      String caption,
      int columns,
      ImageShape shape,
      List<float[]> pixels,
      List<String> rows) {
    return new Figure(
        name,
        caption,
        columns,
        shape.height(),
        shape.width(),
        pixels.toArray(float[][]::new),
        rows);
  }
}
