package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.RunSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that change settings of every run; {@code --set} reaches those without their own. */
final class SettingOptions {
  private final Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description = "Data set: digits, mnist, freyfaces, file.")
  void data(String value) {
    settings.put("data", value);
  }

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Folder of the data set's files.")
  void dataDir(String value) {
    settings.put("data.dir", value);
  }

  @Option(
      names = "--data-file",
      paramLabel = "FILE",
      description = "A .npy or .npz file; implies --data file.")
  void dataFile(String value) {
    settings.putIfAbsent("data", "file");
    settings.put("data.path", value);
  }

  @Option(
      names = "--binarize",
      paramLabel = "HOW",
      description = "none, threshold, static or dynamic.")
  void binarize(String value) {
    settings.put("binarize", value);
  }

  @Option(names = "--prior", paramLabel = "NAME", description = "Prior p(z).")
  void prior(String value) {
    settings.put("prior", value);
  }

  @Option(names = "--encoder", paramLabel = "NAME", description = "Encoder distribution q(z|x).")
  void encoder(String value) {
    settings.put("encoder", value);
  }

  @Option(names = "--objective", paramLabel = "NAME", description = "What is minimised.")
  void objective(String value) {
    settings.put("objective", value);
  }

  @Option(
      names = "--hidden",
      paramLabel = "WIDTHS",
      description = "Widths of the hidden layers: 400 or 500,500.")
  void hidden(String value) {
    settings.put("hidden", value);
  }

  @Option(names = "--latent", paramLabel = "L", description = "Dimension of z.")
  void latent(String value) {
    settings.put("latent", value);
  }

  @Option(names = "--batch", paramLabel = "B", description = "Rows in a step.")
  void batch(String value) {
    settings.put("batch", value);
  }

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data.")
  void epochs(String value) {
    settings.put("epochs", value);
  }

  @Option(names = "--samples", paramLabel = "S", description = "Draws of z for each row.")
  void samples(String value) {
    settings.put("samples", value);
  }

  @Option(names = "--optimizer", paramLabel = "NAME", description = "Optimiser.")
  void optimizer(String value) {
    settings.put("optimizer", value);
  }

  @Option(names = "--learning-rate", paramLabel = "R", description = "Base learning rate.")
  void learningRate(String value) {
    settings.put("learning-rate", value);
  }

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any setting that 'vae4j list' shows, such as likelihood.sigma=0.5.")
  void set(Map<String, String> values) {
    settings.putAll(values);
  }

  /** The given specification with these options on top. */
  RunSpec on(RunSpec spec) {
    return spec.withAll(settings);
  }

  /** What was given for a key, if anything. */
  @Nullable String get(String key) {
    return settings.get(key);
  }

  boolean isEmpty() {
    return settings.isEmpty();
  }
}
