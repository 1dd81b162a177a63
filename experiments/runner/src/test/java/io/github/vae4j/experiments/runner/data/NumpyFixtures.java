package io.github.vae4j.experiments.runner.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;

/** Files that NumPy itself wrote: numpy_fixtures.py beside the properties is the recipe. */
final class NumpyFixtures {
  private static final Properties FILES = load();

  private NumpyFixtures() {}

  static byte[] bytes(String name) {
    return Base64.getDecoder()
        .decode(Objects.requireNonNull(FILES.getProperty(name), "no fixture " + name));
  }

  /** Writes a fixture to a file of that name. */
  static Path write(Path folder, String name) {
    return write(folder, name, bytes(name));
  }

  static Path write(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties load() {
    try (InputStream in = NumpyFixtures.class.getResourceAsStream("numpy_fixtures.properties")) {
      Properties files = new Properties();
      files.load(in);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
