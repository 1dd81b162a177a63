package io.github.vae4j.experiments.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final String HOME = Path.of("home", "ada").toString();

  @Test
  void everySystemHasItsUsualPlace() {
    assertThat(CacheFolder.of("Linux", Map.of(), HOME)).isEqualTo(Path.of(HOME, ".cache", "vae4j"));
    assertThat(CacheFolder.of("Mac OS X", Map.of(), HOME))
        .isEqualTo(Path.of(HOME, "Library", "Caches", "vae4j"));
    assertThat(CacheFolder.of("Windows 11", Map.of(), HOME))
        .isEqualTo(Path.of(HOME, "AppData", "Local", "vae4j", "Cache"));
    assertThat(CacheFolder.of("Windows 11", Map.of("LOCALAPPDATA", "local"), HOME))
        .isEqualTo(Path.of("local", "vae4j", "Cache"));
  }

  @Test
  void theUsersChoiceComesFirstIfItIsAbsolute() {
    String chosen = Path.of("chosen").toAbsolutePath().toString();
    assertThat(CacheFolder.of("Mac OS X", Map.of("XDG_CACHE_HOME", chosen), HOME))
        .isEqualTo(Path.of(chosen, "vae4j"));
    assertThat(CacheFolder.of("Linux", Map.of("XDG_CACHE_HOME", "relative"), HOME))
        .isEqualTo(Path.of(HOME, ".cache", "vae4j"));
    assertThat(CacheFolder.of("Linux", Map.of("XDG_CACHE_HOME", ""), HOME))
        .isEqualTo(Path.of(HOME, ".cache", "vae4j"));
  }
}
