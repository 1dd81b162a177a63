package io.github.vae4j.experiments.runner.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where this program keeps what it can fetch again. */
final class CacheFolder {
  private CacheFolder() {}

  /** The user's cache folder on this system. */
  static Path ofUser() {
    return of(System.getProperty("os.name"), System.getenv(), System.getProperty("user.home"));
  }

  /**
   * The cache folder of a user: {@code XDG_CACHE_HOME} if it is set, as the XDG Base Directory
   * Specification says, else the usual place of the system.
   */
  static Path of(String system, Map<String, String> environment, String home) {
    String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (Path.of(chosen).isAbsolute()) { // the specification has relative paths ignored
      return Path.of(chosen, "vae4j");
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return Path.of(home, "Library", "Caches", "vae4j");
    }
    if (name.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      Path base = local == null ? Path.of(home, "AppData", "Local") : Path.of(local);
      return base.resolve(Path.of("vae4j", "Cache"));
    }
    return Path.of(home, ".cache", "vae4j");
  }
}
