package io.github.vae4j.experiments.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.testkit.WithDevice;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.ExperimentRunner;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The plug-in on the page about components compiles, is found, runs, and passes its own tests. */
class ComponentsPageTest {
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile("^(?:public )?(?:final )?(?:class|record) (\\w+)", Pattern.MULTILINE);

  @TempDir private static Path folder;
  private static final List<String> TYPES = new ArrayList<>();
  private static URLClassLoader plugin;

  @BeforeAll
  static void compile() throws IOException {
    Page page = Page.of(Page.root().resolve("docs/adding-a-component.md"));
    List<String> command = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none"));
    command.addAll(List.of("-Xlint:all,-path", "-Werror"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    for (String block : page.blocks("java")) {
      String type = first(TYPE, block);
      TYPES.add(first(PACKAGE, block) + "." + type);
      command.add(Files.writeString(folder.resolve(type + ".java"), block).toString());
    }
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve("com.google.inject.Module"), page.blocks("services").get(0));
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
    assertThat(status).as("exit status of javac").isZero();
    plugin =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ComponentsPageTest.class.getClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    plugin.close();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  /** One prior has a closed form, the other has none. */
  private record BothPriors() implements Experiment {
    @Override
    public ExperimentInfo info() {
      return new ExperimentInfo("page", "Does it run?", List.of());
    }

    @Override
    public List<RunSpec> runs() {
      RunSpec common =
          RunSpec.defaults()
              .with("data", "noise")
              .with("likelihood", "logistic")
              .with("likelihood.scale", 0.5)
              .with("encoder", "logistic")
              .with("objective", "capped-kl")
              .with("optimizer", "signum")
              .with("hidden", 8)
              .with("latent", 2)
              .with("epochs", 2);
      return List.of(
          common.with("name", "closed").with("prior", "standard-gaussian"),
          common.with("name", "sampled").with("prior", "logistic"));
    }
  }

  @Test
  void everyPartIsFoundByNameAndRuns() {
    ExperimentRunner runner =
        Plugins.injector(plugin, List.of()).getInstance(ExperimentRunner.class);
    List<RunResult> results = Quietly.run(runner, new BothPriors());
    assertThat(results).extracting(RunResult::status).containsOnly(RunStatus.DONE);
    assertThat(results.get(0).checks()).isNotEmpty().allMatch(KlCheck::passed);
    assertThat(results.get(0).rows()).allMatch(row -> row.terms().klSamples() == 0);
    assertThat(results.get(1).checks()).isEmpty();
    assertThat(results.get(1).rows()).allMatch(row -> row.terms().klSamples() == 1);
  }

  /** JUnit did not find these tests, as they were just compiled. */
  @TestFactory
  Stream<DynamicTest> theTestsOnThePagePass() throws ReflectiveOperationException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : TYPES) {
      Class<?> type = plugin.loadClass(name);
      if (WithDevice.class.isAssignableFrom(type)) {
        Stream.<Class<?>>iterate(type, c -> c != Object.class, Class::getSuperclass)
            .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(
                method ->
                    DynamicTest.dynamicTest(
                        type.getSimpleName() + "." + method.getName(), () -> run(type, method)))
            .forEach(tests::add);
      }
    }
    assertThat(tests).hasSizeGreaterThan(20);
    return tests.stream();
  }

  private static void run(Class<?> type, Method test) throws Throwable {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object instance = constructor.newInstance();
    try {
      invoke(WithDevice.class.getDeclaredMethod("open"), instance);
      invoke(test, instance);
    } finally {
      invoke(WithDevice.class.getDeclaredMethod("close"), instance);
    }
  }

  private static void invoke(Method method, Object instance) throws Throwable {
    method.setAccessible(true);
    try {
      method.invoke(instance);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
