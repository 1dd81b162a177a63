package io.github.vae4j.reports.files;

import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where everything of one experiment is left, and the names of the files in it.
 *
 * <pre>
 * OUT/manifest.json  epochs.csv  summary.csv  kl_checks.csv  findings.json  report.html
 * OUT/runs/RUN/      spec.json   epochs.csv   steps.csv      test_examples.csv
 *                    figures/NAME.png and NAME.json
 * OUT/evaluations/   NAME.json
 * </pre>
 */
public final class OutputFolder {
  private static final int LONGEST_NAME = 100;

  private final Path root;

  private OutputFolder(Path root) {
    this.root = root;
  }

  /**
   * Checks, without making it, that a folder of that name can be made.
   *
   * @throws InputException if something of that name is there already, or if its parent is missing
   */
  public static void requireFree(Path root) {
    Path parent = root.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new InputException(
          "cannot make the output folder %s: %s is not a folder; make it, or choose another --out"
              .formatted(root, parent));
    }
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(root);
    }
  }

  /**
   * Makes the folder.
   *
   * @throws InputException if something of that name is there already, if its parent is missing, or
   *     if it cannot be written
   */
  public static OutputFolder create(Path root) {
    requireFree(root);
    try {
      Files.createDirectory(root.toAbsolutePath());
    } catch (FileAlreadyExistsException e) {
      throw exists(root);
    } catch (IOException e) {
      throw new InputException(
          "cannot make the output folder %s (%s); choose another --out".formatted(root, reason(e)),
          e);
    }
    return new OutputFolder(root);
  }

  private static InputException exists(Path root) {
    return new InputException(
        ("the output folder %s exists already and is never overwritten; choose another --out, "
                + "or continue what is in it with --resume")
            .formatted(root));
  }

  /**
   * Opens a folder that an experiment left, finished or not.
   *
   * @throws InputException if it is none
   */
  public static OutputFolder open(Path root) {
    if (!Files.isDirectory(root)) {
      throw new InputException(
          "there is no folder %s; expected the output folder of an earlier run".formatted(root));
    }
    OutputFolder folder = new OutputFolder(root);
    if (!Files.isRegularFile(folder.manifest())) {
      throw new InputException(
          "%s is not the output folder of a run: it has no %s"
              .formatted(root, folder.manifest().getFileName()));
    }
    return folder;
  }

  public Path root() {
    return root;
  }

  public Path manifest() {
    return root.resolve("manifest.json");
  }

  public Path epochs() {
    return root.resolve("epochs.csv");
  }

  public Path summary() {
    return root.resolve("summary.csv");
  }

  public Path klChecks() {
    return root.resolve("kl_checks.csv");
  }

  /** The certificate of components, where any were certified. */
  public Path checks() {
    return root.resolve("checks.csv");
  }

  public Path findings() {
    return root.resolve("findings.json");
  }

  public Path report() {
    return root.resolve("report.html");
  }

  /** The folder of one run, which exists once the run has started. */
  public Path run(String run) {
    return root.resolve("runs").resolve(fileName(run));
  }

  /** The pictures of one run. */
  public Path figures(String run) {
    return run(run).resolve("figures");
  }

  /** A table of numbers that one run left. */
  public Path table(String run, String name) {
    return run(run).resolve(fileName(name) + ".csv");
  }

  /** The logged steps of one run. */
  public Path steps(String run) {
    return run(run).resolve("steps.csv");
  }

  /** The figures of each test row of one run. */
  public Path examples(String run) {
    return run(run).resolve("test_examples.csv");
  }

  /** What was found out about the trained models afterwards. */
  public Path evaluations() {
    return root.resolve("evaluations");
  }

  /** Makes a folder inside this one, and those above it. */
  static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
  }

  /**
   * A file name for any text, a different one for a different text: letters, digits, dot, hyphen
   * and underscore stand for themselves and every other byte is written as %XX. No name begins with
   * a dot. A long one is cut and ends with a hash of the whole.
   */
  static String fileName(String text) {
    StringBuilder name = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || (c == '.' && name.length() > 0);
      name.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    if (name.isEmpty()) {
      return "%";
    }
    if (name.length() > LONGEST_NAME) {
      return name.substring(0, LONGEST_NAME) + "%" + Sha256.hex(text).substring(0, 16);
    }
    return name.toString();
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }
}
