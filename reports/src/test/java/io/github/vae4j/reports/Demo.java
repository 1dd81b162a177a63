package io.github.vae4j.reports;

import io.github.vae4j.core.kl.KlMethod;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.NumberTable;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.core.run.StepRow;
import io.github.vae4j.core.run.Terms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A made-up comparison of three decoders, to look at the report without training: {@code Demo OUT}
 * writes six good runs, {@code Demo OUT bad} lets some of them fail.
 */
public final class Demo {
  private static final int EPOCHS = 20;
  private static final int STEPS = 94;

  private final RunListener listener;
  private final boolean bad;
  private final Random random = new Random(7);

  private Demo(RunListener listener, boolean bad) {
    this.listener = listener;
    this.bad = bad;
  }

  public static void main(String[] args) {
    FileReport report = FileReport.create(Path.of(args[0]));
    tell(report, args.length > 1);
    System.out.println(report.folder().report());
  }

  /** Sends the events of the whole comparison. */
  public static void tell(RunListener listener, boolean bad) {
    new Demo(listener, bad).tell();
  }

  /** A label of the comparison, and where its curves start and end. */
  private enum Decoder {
    FIXED("gaussian-fixed", "none", "lebesgue", "ℝ", -760, -731.5, 15.2, 9.9),
    LEARNED("gaussian-learned", "none", "lebesgue", "ℝ", 310, 1684, 29.5, 14.1),
    BERNOULLI("bernoulli", "dynamic", "counting", "{0, 1}", -190, -78.5, 24.6, 7.4);

    final String name;
    final String binarize;
    final String measure;
    final String support;
    final double first;
    final double last;
    final double kl;
    final double mse;

    Decoder(
        String name,
        String binarize,
        String measure,
        String support,
        double first,
        double last,
        double kl,
        double mse) {
      this.name = name;
      this.binarize = binarize;
      this.measure = measure;
      this.support = support;
      this.first = first;
      this.last = last;
      this.kl = kl;
      this.mse = mse;
    }

    RunSpec spec(int seed) {
      RunSpec spec =
          Events.spec(name, seed, "likelihood", name, "binarize", binarize)
              .with("name", "")
              .with("hidden", "400")
              .with("batch", 128)
              .with("epochs", EPOCHS)
              .with("learning-rate", 0.001)
              .with("optimizer", "adam")
              .with("schedule", "constant")
              .with("objective", "elbo");
      return switch (this) {
        case FIXED -> spec.with("likelihood.sigma", 1.0);
        case LEARNED -> spec.with("likelihood.sigma", "pixel").with("likelihood.floor", 0.01);
        case BERNOULLI -> spec;
      };
    }
  }

  private void tell() {
    List<RunSpec> specs = new ArrayList<>();
    for (Decoder decoder : Decoder.values()) {
      specs.add(decoder.spec(1));
      specs.add(decoder.spec(2));
    }
    listener.experimentStarted(Events.info(), specs, Events.provenance());
    List<RunResult> results = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      if (bad && i == 5) {
        break;
      }
      results.add(run(specs.get(i), Decoder.values()[i / 2], status(i)));
      listener.runFinished(results.get(i));
    }
    listener.experimentFinished(results, findings());
  }

  private RunStatus status(int run) {
    if (!bad) {
      return RunStatus.DONE;
    }
    return switch (run) {
      case 1 -> RunStatus.AUDIT_FAILED;
      case 2 -> RunStatus.DIVERGED;
      case 4 -> RunStatus.INTERRUPTED;
      default -> RunStatus.DONE;
    };
  }

  private RunResult run(RunSpec spec, Decoder decoder, RunStatus status) {
    listener.runStarted(
        spec,
        new RunFacts(
            12000, 2000, 784, 652_824, decoder.measure, decoder.support, "9f2c".repeat(16), 0));
    int epochs = status == RunStatus.DONE ? EPOCHS : 7;
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      for (int step = 1; step <= STEPS; step += 10) {
        listener.stepLogged(spec, step(decoder, epoch, (epoch - 1) * STEPS + step));
      }
      for (Split split : Split.values()) {
        listener.epochFinished(spec, epoch(decoder, epoch, split, metrics));
      }
      if (epoch % 2 == 0) {
        audit(spec, decoder, epoch, status == RunStatus.AUDIT_FAILED && epoch == 6);
      }
    }
    if (status == RunStatus.DONE) {
      metrics.put("test_mse", decoder.mse + 0.05 * random.nextGaussian());
      metrics.put("active_units", 14.0 + random.nextInt(3));
      metrics.put("best_epoch", (double) EPOCHS);
      metrics.put("steps_per_second", 210 + 5 * random.nextGaussian());
      listener.figureProduced(spec, reconstructions());
      listener.figureProduced(spec, strokes("prior-samples", "Twenty draws of z: the mean", 20));
      listener.figureProduced(spec, strokes("latent-walk", "From one image to another", 50));
      if (decoder != Decoder.FIXED) {
        listener.figureProduced(spec, deviations());
      }
      listener.figureProduced(spec, walk());
      latentSpace(spec, decoder);
    }
    metrics.put("seconds", 12.3 + random.nextDouble());
    String message =
        switch (status) {
          case DIVERGED ->
              "step 659 of epoch 8: objective NaN, gradient norm Infinity (not finite:"
                  + " decoder.1.weight), expected log-likelihood 1234.5, KL Infinity nats; "
                  + Events.HOSTILE;
          case INTERRUPTED -> "stopped in epoch 8; go on with --resume, from the end of epoch 7";
          default -> "";
        };
    return new RunResult(spec, status, epochs, List.of(), List.of(), metrics, message);
  }

  private EpochRow epoch(Decoder decoder, int epoch, Split split, Map<String, Double> metrics) {
    double grown = 1 - Math.exp(-epoch / 3.5);
    double noise = (split == Split.TEST ? 1.5 : 0.6) * random.nextGaussian();
    double gap = split == Split.TEST ? 0.01 * Math.abs(decoder.last - decoder.first) * grown : 0;
    Terms terms =
        new Terms(
            decoder.first + (decoder.last - decoder.first) * grown + noise - gap,
            decoder.kl * (1 - Math.exp(-epoch / 2.0)) + 0.1 * random.nextGaussian(),
            KlMethod.CLOSED_FORM,
            0);
    metrics.put(split + "_expected_log_likelihood", terms.expectedLogLikelihood());
    metrics.put(split + "_kl", terms.kl());
    metrics.put(split + "_elbo", terms.elbo());
    Map<String, Double> diagnostics = new LinkedHashMap<>();
    if (decoder == Decoder.LEARNED && split == Split.TEST) {
      diagnostics.put("sigma_at_floor", 0.55 * grown + 0.01 * random.nextDouble());
      metrics.putAll(diagnostics);
    }
    return new EpochRow(
        epoch,
        split,
        terms,
        split == Split.TRAIN ? -terms.elbo() : Double.NaN,
        split == Split.TRAIN ? 0.55 : 0.05,
        diagnostics);
  }

  private StepRow step(Decoder decoder, int epoch, int step) {
    double grown = 1 - Math.exp(-step / (3.5 * STEPS));
    Terms terms =
        new Terms(
            decoder.first + (decoder.last - decoder.first) * grown,
            decoder.kl,
            KlMethod.CLOSED_FORM,
            0);
    double norm = Math.exp(4 - 2 * grown + 0.3 * random.nextGaussian());
    return new StepRow(epoch, step, terms, -terms.elbo(), 1e-3, norm);
  }

  private void audit(RunSpec spec, Decoder decoder, int epoch, boolean fails) {
    for (int i = 0; i < 5; i++) {
      double closed = decoder.kl * (0.8 + 0.4 * random.nextDouble());
      double error = closed * 0.0005;
      double z = random.nextGaussian() + (fails && i == 3 ? 14 : 0);
      listener.klChecked(
          spec,
          new KlCheck(
              epoch,
              i == 0 ? "mean of 64 rows" : "row " + i,
              "DiagonalGaussian",
              "StandardGaussian",
              closed,
              closed + z * error,
              error,
              z,
              16384,
              (5.73 + 3.09) * error,
              1e-8,
              Math.abs(z) < 5.73));
    }
  }

  private static Findings findings() {
    return new Findings(
        List.of(
            "The mean of bernoulli is closer to the grey test images than that of gaussian-learned"
                + " in every seed: squared error 7.41 ± 0.04 against 14.10 ± 0.03.",
            "The test ELBO of bernoulli, −105.34 ± 0.80 nats, is a log-probability of binarised"
                + " pixels: it cannot be ranked with the densities of the Gaussians."),
        List.of(),
        List.of());
  }

  private Figure reconstructions() {
    float[][] pixels = new float[40][];
    for (int i = 0; i < 10; i++) {
      pixels[i] = stroke(i, 1);
      pixels[10 + i] = binary(pixels[i]);
      pixels[20 + i] = stroke(i, 1.6);
      pixels[30 + i] = binary(pixels[20 + i]);
    }
    return new Figure(
        "reconstructions",
        "Test images; as the model sees them; the decoder's mean at the mean of q(z|x); a draw from"
            + " the decoder there",
        10,
        28,
        28,
        pixels,
        List.of("input", "as the model sees it", "mean", "draw"));
  }

  private static Figure deviations() {
    float[][] pixels = new float[20][];
    for (int i = 0; i < 10; i++) {
      pixels[i] = stroke(i, 1);
      pixels[10 + i] = stroke(i, 3);
    }
    return new Figure(
        "decoder-deviations",
        "Test images; the standard deviation of each pixel",
        10,
        28,
        28,
        pixels,
        List.of("input", "deviation, 0 to 0.31"));
  }

  private static Figure walk() {
    int steps = 13;
    int dimensions = 8;
    float[][] pixels = new float[steps * dimensions][];
    List<String> labels = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      labels.add(String.format(Locale.ROOT, "%+.1f σ", (step - 6) / 2.0).replace('-', '−'));
      for (int j = 0; j < dimensions; j++) {
        pixels[step * dimensions + j] = stroke(step * (j + 1), 1.6);
      }
    }
    return new Figure(
        "latent-dimensions",
        "One dimension at a time; from left to right, most active first: z3, z1, z7, z2, z5, z8, z4,"
            + " z6",
        dimensions,
        28,
        28,
        pixels,
        labels);
  }

  /** Ten clouds of labels, and dimensions of which half are used. */
  private void latentSpace(RunSpec spec, Decoder decoder) {
    double[][] dimensions = new double[20][];
    double[][] components = new double[20][];
    for (int j = 0; j < 20; j++) {
      dimensions[j] = new double[] {(7 * j) % 20 + 1, decoder.kl * Math.exp(-j / 3.0) / 3.5, 0.9};
      components[j] = new double[] {j + 1, 3 * Math.exp(-j / 4.0)};
    }
    double[][] means = new double[1000][];
    for (int i = 0; i < 1000; i++) {
      double angle = 2 * Math.PI * (i % 10) / 10;
      means[i] =
          new double[] {
            i,
            i % 10,
            2 * Math.cos(angle) + 0.5 * random.nextGaussian(),
            2 * Math.sin(angle) + 0.5 * random.nextGaussian()
          };
    }
    listener.tableProduced(
        spec,
        new NumberTable("kl_dimensions", List.of("dimension", "kl", "mean_variance"), dimensions));
    listener.tableProduced(
        spec, new NumberTable("latent", List.of("row", "label", "pc1", "pc2"), means));
    listener.tableProduced(
        spec, new NumberTable("latent_components", List.of("component", "variance"), components));
  }

  private Figure strokes(String name, String caption, int count) {
    float[][] pixels = new float[count][];
    for (int i = 0; i < count; i++) {
      pixels[i] = stroke(i, 1.6);
    }
    return new Figure(name, caption, 10, 28, 28, pixels);
  }

  /** A ring and a stroke, which change slowly with i. */
  private static float[] stroke(int i, double blur) {
    float[] image = new float[784];
    for (int y = 0; y < 28; y++) {
      for (int x = 0; x < 28; x++) {
        double angle = 0.35 * i;
        double ring =
            Math.abs(Math.hypot((x - 13.5) / (0.6 + 0.4 * Math.sin(angle)), y - 13.5) - 8);
        double line =
            Math.abs((x - 13.5) * Math.cos(angle) + (y - 13.5) * Math.sin(angle))
                + Math.max(0, Math.hypot(x - 13.5, y - 13.5) - 9);
        image[28 * y + x] = (float) Math.max(0, 1.3 - Math.min(ring, line) / blur);
      }
    }
    return image;
  }

  private float[] binary(float[] image) {
    float[] bits = new float[image.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = random.nextFloat() < image[i] ? 1 : 0;
    }
    return bits;
  }
}
