package io.github.vae4j.experiments.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a virtual machine of its own. */
final class Child implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader lines;
  private final Path errors;
  private final StringBuilder output = new StringBuilder();

  private Child(Process process, Path errors) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
    this.errors = errors;
  }

  /**
   * Starts it.
   *
   * @param folder to work in; standard error goes to a file in it
   * @param machine options of the virtual machine
   */
  static Child start(Path folder, List<String> machine, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(machine);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Vae4j.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path errors = Files.createTempFile(folder, "child", ".err");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    return new Child(process, errors);
  }

  /** Reads on until a line holds that text, and returns that line. */
  String await(String text) throws IOException {
    String line;
    do {
      line = lines.readLine();
      if (line == null) {
        throw new AssertionError("no line with '%s' in: %s%s".formatted(text, output, err()));
      }
      output.append(line).append('\n');
    } while (!line.contains(text));
    return line;
  }

  /** Sends a signal by its name, as {@code kill} does. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** Reads all that is left, and waits for the end. */
  Answer end() throws IOException, InterruptedException {
    lines.lines().forEach(line -> output.append(line).append('\n'));
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + output);
    }
    return new Answer(process.exitValue(), output.toString(), err());
  }

  private String err() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
