package io.github.vae4j.experiments.runner.source;

import io.github.vae4j.core.InputException;
import io.github.vae4j.experiments.runner.Experiment;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An experiment in a single Java source file, compiled in passing. */
final class SourceFile {
  private final Path file;

  SourceFile(Path file) {
    this.file = file;
  }

  /**
   * Compiles the file and makes its experiment.
   *
   * @throws InputException with the compiler's lines if it does not compile, or if it holds no
   *     experiment
   */
  Experiment load(ClassLoader parent) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new InputException(
          file + " needs a compiler, and this Java has none; run with a JDK, not a JRE");
    }
    try {
      Path classes = Files.createTempDirectory("vae4j-classes");
      compile(compiler, classes);
      URLClassLoader loader = new URLClassLoader(new URL[] {url(classes)}, parent);
      return experiment(loader, classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(JavaCompiler compiler, Path classes) throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter other = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-proc:none",
              "-classpath",
              System.getProperty("java.class.path"));
      boolean good =
          compiler
              .getTask(other, files, diagnostics, options, null, files.getJavaFileObjects(file))
              .call();
      if (!good) {
        StringBuilder lines = new StringBuilder();
        diagnostics.getDiagnostics().forEach(d -> lines.append(d).append(System.lineSeparator()));
        throw new InputException("%s does not compile:%n%s%s".formatted(file, lines, other));
      }
    }
  }

  private Experiment experiment(ClassLoader loader, Path classes) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.walk(classes)) {
      names =
          files
              .peek(path -> path.toFile().deleteOnExit()) // files go before their folders
              .filter(path -> path.toString().endsWith(".class"))
              .map(path -> classes.relativize(path).toString())
              .map(
                  name -> name.substring(0, name.length() - 6).replace('/', '.').replace('\\', '.'))
              .sorted()
              .toList();
    }
    List<String> experiments =
        names.stream().filter(name -> ExperimentClass.find(name, loader).isPresent()).toList();
    if (experiments.size() != 1) {
      throw new InputException(
          "%s holds %s; expected exactly one class that implements %s"
              .formatted(
                  file,
                  experiments.isEmpty() ? "no experiment" : "several experiments, " + experiments,
                  Experiment.class.getName()));
    }
    Optional<ExperimentClass> found = ExperimentClass.find(experiments.get(0), loader);
    return found.orElseThrow().create();
  }

  private static URL url(Path folder) throws MalformedURLException {
    return folder.toUri().toURL();
  }
}
