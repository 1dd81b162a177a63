package io.github.vae4j.experiments.runner.source;

import io.github.vae4j.core.InputException;
import io.github.vae4j.experiments.runner.Experiment;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** An experiment in a single Java source file, compiled in passing. */
final class SourceFile {
  private final Path file;

  SourceFile(Path file) {
    this.file = file;
  }

  /**
   * Compiles the file and makes its experiment.
   *
   * @param parent sees the framework and the plug-ins
   * @throws InputException with the compiler's lines if it does not compile, or if it holds no
   *     experiment
   */
  Experiment load(ClassLoader parent) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new InputException(
          file + " needs a compiler, and this Java has none; run with a JDK, not a JRE");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter other = new StringWriter();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        CompiledClasses classes = new CompiledClasses(files)) {
      List<String> options = List.of("-proc:none", "-Xlint:none", "-classpath", classPath(parent));
      boolean good =
          compiler
              .getTask(other, classes, diagnostics, options, null, files.getJavaFileObjects(file))
              .call();
      if (!good) {
        throw new InputException(
            "%s does not compile:%n%s%s".formatted(file, errors(diagnostics), other));
      }
      return experiment(List.copyOf(classes.names()), classes.loader(parent)).create();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be compiled", e);
    }
  }

  private static String errors(DiagnosticCollector<JavaFileObject> diagnostics) {
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private ExperimentClass experiment(List<String> names, ClassLoader loader) {
    List<ExperimentClass> experiments =
        names.stream().flatMap(name -> ExperimentClass.find(name, loader).stream()).toList();
    if (experiments.size() != 1) {
      throw new InputException(
          "%s holds %s; expected exactly one class that implements %s and is not abstract"
              .formatted(
                  file,
                  experiments.isEmpty()
                      ? "no experiment"
                      : "several experiments: "
                          + experiments.stream()
                              .map(found -> found.type().getName())
                              .collect(Collectors.joining(", ")),
                  Experiment.class.getName()));
    }
    return experiments.get(0);
  }

  /** What this program sees, and the plug-ins. */
  private static String classPath(ClassLoader parent) {
    List<String> entries = new ArrayList<>();
    entries.add(System.getProperty("java.class.path"));
    for (@Nullable ClassLoader loader = parent; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader plugins) {
        for (URL url : plugins.getURLs()) {
          entries.add(path(url));
        }
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static String path(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(url.toString(), e);
    }
  }
}
