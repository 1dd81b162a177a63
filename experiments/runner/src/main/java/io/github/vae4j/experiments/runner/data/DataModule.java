package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The data sources by name. */
public final class DataModule extends ComponentsModule {
  private static final Setting<Long> DIGITS_SEED =
      Setting.seed("seed", 1, "seed the digits are drawn from; not the run's seed");
  private static final Setting<Integer> DIGITS_TRAIN = rows("train", 12_000, "digits to train on");
  private static final Setting<Integer> DIGITS_TEST = rows("test", 2_000, "digits to test on");

  private static final Setting<String> MNIST_DIR =
      Setting.text("dir", "", "folder with MNIST's four files; empty: downloaded once, and kept");

  private static final Setting<String> FREY_FACES_DIR =
      Setting.text("dir", "", "folder with freyfaces.npy");
  private static final Setting<Long> SPLIT_SEED =
      Setting.seed("split-seed", 1, "seed of the split in training and test data");

  private static final Setting<String> PATH = Setting.text("path", "", "the .npy or .npz file");
  private static final Setting<Double> TEST_SHARE =
      Setting.real("test-share", 0.1, "share of the rows to test on")
          .that(share -> share > 0 && share < 1, "a number greater than 0 and below 1");
  private static final Setting<Optional<ImageShape>> IMAGE =
      new Setting<>(
          "image",
          "none",
          "height×width as in 28x28, or 'none'",
          "shape of the images that the rows of a table are",
          DataModule::imageShape,
          image -> true);

  private static final List<URI> MNIST_MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  protected void configure() {
    bindComponent(
        Kind.DATA,
        "digits",
        "handwriting-like digits, 28×28 grey, drawn from a seed",
        List.of(DIGITS_SEED, DIGITS_TRAIN, DIGITS_TEST),
        settings ->
            new DigitsSource(
                settings.get(DIGITS_SEED), settings.get(DIGITS_TRAIN), settings.get(DIGITS_TEST)));
    bindComponent(
        Kind.DATA,
        "mnist",
        "MNIST, 28×28 grey handwritten digits, 60,000 and 10,000",
        List.of(MNIST_DIR),
        DataModule::mnist);
    bindComponent(
        Kind.DATA,
        "freyfaces",
        "Frey Faces, 28×20 grey frames of a face, 1,565 and 200",
        List.of(FREY_FACES_DIR, SPLIT_SEED),
        DataModule::freyFaces);
    bindComponent(
        Kind.DATA,
        "file",
        "images or a table from a NumPy file: .npy, or .npz with x (y) or x_train, x_test (y_...);"
            + " images of uint8 are scaled to [0, 1], all else is used as it is",
        List.of(PATH, TEST_SHARE, SPLIT_SEED, IMAGE),
        DataModule::file);
  }

  private static DataSource mnist(Settings settings) {
    String dir = settings.get(MNIST_DIR);
    if (!dir.isEmpty()) {
      return () -> MnistSource.in(InputFiles.folder("data.dir", dir)).load();
    }
    return MnistSource.downloaded(
        new Download(MNIST_MIRRORS, CacheFolder.ofUser().resolve("mnist"), new Transfer(PATIENCE)));
  }

  private static DataSource freyFaces(Settings settings) {
    String dir = settings.get(FREY_FACES_DIR);
    long seed = settings.get(SPLIT_SEED);
    return () -> {
      if (dir.isEmpty()) {
        throw new InputException(
            "data set 'freyfaces' is read from a folder: give the one that holds freyfaces.npy"
                + " (1965×28×20, uint8) by --data-dir");
      }
      return new FreyFacesSource(InputFiles.folder("data.dir", dir), seed).load();
    };
  }

  private static DataSource file(Settings settings) {
    String path = settings.get(PATH);
    double share = settings.get(TEST_SHARE);
    long seed = settings.get(SPLIT_SEED);
    Optional<ImageShape> image = settings.get(IMAGE);
    return () -> {
      if (path.isEmpty()) {
        throw new InputException(
            "data set 'file' needs a file: give a .npy or .npz file by --set data.path=FILE");
      }
      return new FileSource(InputFiles.path("data.path", path), share, seed, image).load();
    };
  }

  private static Setting<Integer> rows(String key, int defaultValue, String description) {
    int most = 1_000_000;
    return Setting.integer(key, defaultValue, 1, description)
        .that(rows -> rows <= most, "a whole number from 1 to " + most);
  }

  private static Optional<ImageShape> imageShape(String text) {
    if (text.equals("none")) {
      return Optional.empty();
    }
    String[] sides = text.split("x", -1);
    if (sides.length != 2) {
      throw new IllegalArgumentException(text);
    }
    int height = Integer.parseInt(sides[0]);
    int width = Integer.parseInt(sides[1]);
    if (height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(new ImageShape(height, width));
  }
}
