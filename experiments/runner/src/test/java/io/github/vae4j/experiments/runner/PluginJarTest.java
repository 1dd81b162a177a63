package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Injector;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.KlMethod;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.testkit.FailingTests;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A likelihood, a prior and a KL rule from a jar that the framework knows nothing of: compiled from
 * {@code src/it/laplace-plugin}, found by ServiceLoader, selected by name.
 */
class PluginJarTest {
  private static final Path SOURCES = Path.of("src", "it", "laplace-plugin", "src");

  @TempDir static Path folder;
  private static Path jar;
  private static Path testClasses;
  private static URLClassLoader loader;

  @BeforeAll
  static void build() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    PluginJar.compile(SOURCES.resolve("main/java"), classes);
    jar = PluginJar.pack(folder.resolve("laplace.jar"), classes, SOURCES.resolve("main/resources"));
    loader = loader(jar);
    testClasses = Files.createDirectory(folder.resolve("test-classes"));
    PluginJar.compile(SOURCES.resolve("test/java"), testClasses, jar);
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  @Test
  void theModulesDoNotKnowIt() {
    Components components = components(PluginJarTest.class.getClassLoader());

    assertThatThrownBy(() -> spec().complete(components))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("unknown likelihood 'laplace-fixed'")
        .hasMessageContaining("gaussian-fixed");
  }

  @Test
  void itsSettingsAreCompletedAndCheckedLikeAnyOther() {
    Components components = components(loader);

    assertThat(spec().complete(components).asMap())
        .containsEntry("likelihood", "laplace-fixed")
        .containsEntry("likelihood.scale", "0.2")
        .containsEntry("prior", "laplace")
        .containsEntry("prior.scale", "1.0");
    assertThatThrownBy(() -> spec().with("likelihood.scale", -1).complete(components))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("likelihood.scale is '-1'; expected a number greater than 0");
    assertThatThrownBy(() -> spec().with("likelihood.scal", 1).complete(components))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("did you mean 'likelihood.scale'?");
  }

  /** A whole run, trained and audited, on the closed form of the jar. */
  @Test
  void itIsTrainedAndItsKlIsAudited() {
    RunResult result = SmallData.run(injector(loader), spec()).get(0);

    assertThat(result.status()).as(result.message()).isEqualTo(RunStatus.DONE);
    assertThat(result.rows())
        .isNotEmpty()
        .allMatch(row -> row.terms().klMethod() == KlMethod.CLOSED_FORM)
        .allMatch(row -> Double.isFinite(row.terms().elbo()));
    assertThat(result.checks())
        .isNotEmpty()
        .allMatch(KlCheck::passed)
        .allMatch(check -> check.prior().equals("LaplacePrior"));
  }

  /** The jar's own tests, which are the contracts of the testkit. */
  @ParameterizedTest
  @ValueSource(strings = {"LaplaceLikelihoodTest", "LaplacePriorTest", "GaussianLaplaceKlTest"})
  void itKeepsTheContracts(String test) throws Exception {
    try (URLClassLoader tests = loader(jar, testClasses)) {
      assertThat(FailingTests.of(tests.loadClass("org.example.laplace." + test))).isEmpty();
    }
  }

  /** Two jars that use one name: both modules are named, and nothing is trained. */
  @Test
  void aSecondJarWithItsNamesIsRefused() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("other/org/other"));
    Files.writeString(
        sources.resolve("OtherModule.java"),
        """
        package org.other;
        public final class OtherModule extends io.github.vae4j.core.plugin.ComponentsModule {
          @Override protected void configure() {
            prior("laplace", "another", (s, d) -> new org.example.laplace.LaplacePrior(1, 1));
          }
        }
        """);
    Path classes = Files.createDirectory(folder.resolve("other-classes"));
    PluginJar.compile(sources, classes, jar);
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("com.google.inject.Module"), "org.other.OtherModule");
    Path other = PluginJar.pack(folder.resolve("other.jar"), classes);
    try (URLClassLoader both = loader(jar, other)) {
      assertThatThrownBy(() -> injector(both))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("prior 'laplace' is bound twice")
          .hasMessageContaining("org.example.laplace.LaplaceModule")
          .hasMessageContaining("org.other.OtherModule");
    }
  }

  private static RunSpec spec() {
    return SmallData.spec()
        .with("binarize", "none")
        .with("likelihood", "laplace-fixed")
        .with("likelihood.scale", 0.2)
        .with("prior", "laplace");
  }

  private static Injector injector(ClassLoader plugins) {
    return Plugins.injector(plugins, List.of(new SmallData()));
  }

  private static Components components(ClassLoader plugins) {
    return injector(plugins).getInstance(Components.class);
  }

  private static URLClassLoader loader(Path... entries) throws IOException {
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = entries[i].toUri().toURL();
    }
    return new URLClassLoader(urls, PluginJarTest.class.getClassLoader());
  }
}
