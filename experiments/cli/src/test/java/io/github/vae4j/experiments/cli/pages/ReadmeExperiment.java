package io.github.vae4j.experiments.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.source.ExperimentSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Java of the README, compiled from its very text. */
final class ReadmeExperiment {
  private ReadmeExperiment() {}

  static Experiment compiled() {
    List<String> blocks = Page.readme().blocks("java");
    assertThat(blocks).as("Java in the README").hasSize(1);
    try {
      Path folder = Files.createTempDirectory("readme");
      Path file = Files.writeString(folder.resolve("HeavyTails.java"), blocks.get(0));
      Experiment experiment =
          ExperimentSource.load(file.toString(), ReadmeExperiment.class.getClassLoader());
      Files.delete(file);
      Files.delete(folder);
      return experiment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
