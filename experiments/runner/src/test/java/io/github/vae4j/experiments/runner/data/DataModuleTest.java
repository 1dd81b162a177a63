package io.github.vae4j.experiments.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Dimensions;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataModuleTest {
  private static final Map<String, Component<DataSource>> SOURCES =
      Guice.createInjector(new DataModule())
          .getInstance(Key.get(new TypeLiteral<Map<String, Component<DataSource>>>() {}));

  @TempDir Path folder;

  private static DataSource source(String name, Map<String, String> settings) {
    return SOURCES.get(name).create("data", settings, new Dimensions(0, 0));
  }

  private static DataSplits load(String name, Map<String, String> settings) {
    return source(name, settings).load();
  }

  @Test
  void theSourcesAreFoundByName() {
    assertThat(SOURCES).containsOnlyKeys("digits", "mnist", "freyfaces", "file");
    assertThat(ServiceLoader.load(Module.class)).hasAtLeastOneElementOfType(DataModule.class);
  }

  @Test
  void digitsNeedNoSettingsAndTakeThree() {
    DataSplits splits = load("digits", Map.of("train", "30", "test", "20", "seed", "5"));
    assertThat(splits.hash()).isEqualTo(new DigitsSource(5, 30, 20).load().hash());
    assertThat(source("digits", Map.of())).isEqualTo(new DigitsSource(1, 12_000, 2_000));
  }

  @Test
  void mnistIsReadFromAFolder() {
    Path real = RealData.folder("mnist");
    assertThat(load("mnist", Map.of("dir", real.toString())).test().size()).isEqualTo(10_000);
  }

  @Test
  void freyFacesAreReadFromAFolder() {
    Path real = RealData.folder("freyfaces");
    DataSplits splits = load("freyfaces", Map.of("dir", real.toString(), "split-seed", "3"));
    assertThat(splits.hash()).isEqualTo(new FreyFacesSource(real, 3).load().hash());
  }

  @Test
  void filesAreRead() {
    Path file = NumpyFixtures.write(folder, "little.u1");
    Map<String, String> settings =
        Map.of("path", file.toString(), "test-share", "0.5", "image", "1x3");
    DataSplits splits = load("file", settings);
    assertThat(splits.test().size()).isEqualTo(1);
    assertThat(splits.test().imageShape()).contains(new ImageShape(1, 3));
  }

  @Test
  void aFolderOrFileThatIsNotGivenIsAskedFor() {
    assertThatThrownBy(() -> load("freyfaces", Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "data set 'freyfaces' is read from a folder: give the one that holds freyfaces.npy (1965×28×20, uint8) by --data-dir");
    assertThatThrownBy(() -> load("file", Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "data set 'file' needs a file: give a .npy or .npz file by --set data.path=FILE");
  }

  @Test
  void aMissingFolderIsRefused() {
    Path missing = folder.resolve("missing");
    Path file = NumpyFixtures.write(folder, "little.u1");
    for (String name : new String[] {"mnist", "freyfaces"}) {
      assertThatThrownBy(() -> load(name, Map.of("dir", missing.toString())))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "data.dir is '%s', which is missing; expected a folder: give the one that holds the data",
              missing);
      assertThatThrownBy(() -> load(name, Map.of("dir", file.toString())))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "data.dir is '%s', which is a file; expected a folder: give the one that holds the data",
              file);
      assertThatThrownBy(() -> load(name, Map.of("dir", "a\0b")))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("data.dir is 'a\0b', which is no path: ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "digits | train | 0 | a whole number from 1 to 1000000 (default 12000)",
        "digits | test | 1000001 | a whole number from 1 to 1000000 (default 2000)",
        "digits | seed | x | a whole number (default 1)",
        "file | test-share | 0 | a number greater than 0 and below 1 (default 0.1)",
        "file | test-share | 1 | a number greater than 0 and below 1 (default 0.1)",
        "file | image | 28 | height×width as in 28x28, or 'none' (default none)",
        "file | image | 0x28 | height×width as in 28x28, or 'none' (default none)",
        "file | image | 99999x99999 | height×width as in 28x28, or 'none' (default none)",
        "freyfaces | split-seed | 1.5 | a whole number (default 1)"
      })
  void settingsOutOfRangeAreRefused(String name, String key, String value, String expected) {
    assertThatThrownBy(() -> source(name, Map.of(key, value)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("data.%s is '%s'; expected %s: ", key, value, expected);
  }
}
