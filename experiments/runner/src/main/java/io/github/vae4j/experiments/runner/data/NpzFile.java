package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Several NumPy arrays by name in one zip file, as {@code numpy.savez} writes them. */
final class NpzFile implements AutoCloseable {
  private static final String SUFFIX = ".npy";

  private final Path path;
  private final ZipFile zip;

  private NpzFile(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @throws InputException if it is not whole
   */
  static NpzFile open(Path path) {
    try {
      return new NpzFile(path, new ZipFile(path.toFile()));
    } catch (ZipException e) {
      throw new InputException(
          "%s is damaged or cut short (zip: %s)".formatted(path, e.getMessage()), e);
    } catch (IOException e) {
      throw InputFiles.unreadable(path, e);
    }
  }

  /** The arrays' names in the order in which they were saved. */
  List<String> names() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  /** The array of that name, if there is one. */
  Optional<NpyArray> find(String name) {
    @Nullable ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
      return Optional.of(
          NpyFile.read("array '%s' of %s".formatted(name, path), in, entry.getSize()));
    } catch (ZipException e) {
      throw new InputException(
          "array '%s' of %s is damaged (zip: %s)".formatted(name, path, e.getMessage()), e);
    } catch (IOException e) {
      throw InputFiles.unreadable(path, e);
    }
  }

  /** The array of that name. */
  NpyArray get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new InputException(
                    "%s has no array '%s'; it has %s"
                        .formatted(path, name, String.join(", ", names()))));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
