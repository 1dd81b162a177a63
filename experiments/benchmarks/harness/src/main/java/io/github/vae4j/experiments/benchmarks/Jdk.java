package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java installation.
 *
 * @param version its feature release: 17
 */
record Jdk(Path home, int version) {
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

  /** The one that runs this. */
  static Jdk own() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /**
   * The one in that folder.
   *
   * @throws InputException if there is none
   */
  static Jdk in(Path home) {
    try {
      Matcher found = VERSION.matcher(Files.readString(home.resolve("release")));
      if (found.find() && Files.isExecutable(new Jdk(home, 0).java())) {
        return new Jdk(home, Integer.parseInt(found.group(1)));
      }
    } catch (java.nio.file.NoSuchFileException e) {
      // refused below
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new InputException(
        "--jdk is '%s'; expected the folder of a JDK, with bin/java and a file 'release'"
            .formatted(home));
  }

  Path java() {
    return home.resolve("bin").resolve("java");
  }

  /** Options that let ND4J and OpenBLAS be called, as the launcher gives them. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    if (version >= 22) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    if (version >= 23) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }

  /** Whether it can keep the classes of a process for later ones, with the options above. */
  boolean startsQuickly() {
    return version < 22 || version >= 25;
  }

  /** The option that makes a process leave its classes in that file. */
  String leavingClasses(Path file) {
    return (version >= 25 ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file;
  }

  /** The option that makes a process take its classes from that file. */
  String takingClasses(Path file) {
    return (version >= 25 ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file;
  }
}
