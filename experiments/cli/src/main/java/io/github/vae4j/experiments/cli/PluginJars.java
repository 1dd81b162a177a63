package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** What {@code --plugin} names. */
final class PluginJars {
  private PluginJars() {}

  /**
   * A class loader that sees the framework and the plug-ins.
   *
   * @throws InputException if one of them is neither a folder nor a jar
   */
  static ClassLoader loader(List<Path> plugins) {
    List<URL> urls = new ArrayList<>();
    for (Path plugin : plugins) {
      check(plugin);
      try {
        urls.add(plugin.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new InputException("--plugin: " + plugin + " cannot be read: " + e.getMessage(), e);
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), PluginJars.class.getClassLoader());
  }

  /** A class loader passes over what it cannot read, without a word. */
  private static void check(Path plugin) {
    if (Files.isDirectory(plugin)) {
      return;
    }
    if (!Files.exists(plugin)) {
      throw new InputException("--plugin: there is no " + plugin.toAbsolutePath());
    }
    try (ZipFile jar = new ZipFile(plugin.toFile())) {
      jar.size();
    } catch (IOException e) {
      throw new InputException(
          "--plugin: %s is neither a jar nor a folder of classes (%s)"
              .formatted(plugin, e.getMessage()),
          e);
    }
  }
}
