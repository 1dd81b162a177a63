package io.github.vae4j.core.data;

/** Where a run's data come from: a generator, files, a download. Bound by name. */
@FunctionalInterface
public interface DataSource {
  /**
   * Loads the data.
   *
   * @throws io.github.vae4j.core.InputException if they cannot be found or read, or are wrong; the
   *     message names the file, what was expected and what to do
   */
  DataSplits load();
}
