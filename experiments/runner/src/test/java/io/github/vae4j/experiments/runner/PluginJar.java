package io.github.vae4j.experiments.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Builds a jar from a plug-in's own source folder, as its author would: outside the modules. */
final class PluginJar {
  private PluginJar() {}

  /** Compiles all sources below a folder, with this test's class path and further entries. */
  static void compile(Path sources, Path classes, Path... further) {
    List<String> arguments = new ArrayList<>();
    StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
    for (Path entry : further) {
      classPath.append(java.io.File.pathSeparator).append(entry);
    }
    arguments.addAll(List.of("-proc:none", "--release", "17"));
    arguments.addAll(List.of("-classpath", classPath.toString(), "-d", classes.toString()));
    files(sources).forEach(file -> arguments.add(file.toString()));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, System.err, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new AssertionError("the sources below " + sources + " do not compile");
    }
  }

  /** Packs everything below some folders. */
  static Path pack(Path jar, Path... folders) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Path folder : folders) {
        for (Path path : files(folder)) {
          out.putNextEntry(new JarEntry(folder.relativize(path).toString().replace('\\', '/')));
          Files.copy(path, out);
          out.closeEntry();
        }
      }
    }
    return jar;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
