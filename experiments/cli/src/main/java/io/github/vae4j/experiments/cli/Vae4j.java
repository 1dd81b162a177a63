package io.github.vae4j.experiments.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry point. */
@Command(name = "vae4j", version = "vae4j 0.1.0-SNAPSHOT", mixinStandardHelpOptions = true)
public final class Vae4j implements Runnable {
  private Vae4j() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Vae4j()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
