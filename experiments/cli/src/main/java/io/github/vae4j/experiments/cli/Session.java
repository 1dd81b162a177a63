package io.github.vae4j.experiments.cli;

import com.google.inject.Injector;
import com.google.inject.Module;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.Execution;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.ExperimentRunner;
import io.github.vae4j.experiments.runner.Interruption;
import io.github.vae4j.experiments.runner.Listeners;
import io.github.vae4j.experiments.runner.ProvenanceReader;
import io.github.vae4j.experiments.runner.checkpoint.FolderCheckpoints;
import io.github.vae4j.experiments.runner.source.ExperimentSource;
import io.github.vae4j.reports.FileReport;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;

/** One experiment from the command line: from the plug-ins to the report's path. */
final class Session {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  private final CommandSpec command;
  private final ExecutionOptions options;
  private final ClassLoader loader;

  private Session(CommandSpec command, ExecutionOptions options) {
    this.command = command;
    this.options = options;
    this.loader = loader(options.plugins());
  }

  static Session of(CommandSpec command, ExecutionOptions options) {
    return new Session(command, options);
  }

  /** The class loader that sees plug-ins too. */
  static ClassLoader loader(List<Path> plugins) {
    List<URL> urls = new ArrayList<>();
    for (Path plugin : plugins) {
      if (!Files.exists(plugin)) {
        throw new InputException("--plugin: there is no " + plugin.toAbsolutePath());
      }
      try {
        urls.add(plugin.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new InputException("--plugin: " + plugin + " is no path", e);
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), Session.class.getClassLoader());
  }

  static Injector injector(ClassLoader loader, List<Module> further) {
    return Plugins.injector(loader, further);
  }

  Experiment load(String target) {
    return ExperimentSource.load(target, loader);
  }

  /** Carries the experiment out and answers with the exit code. */
  int run(Experiment experiment) {
    ExperimentRunner runner =
        injector(loader, experiment.modules()).getInstance(ExperimentRunner.class);
    Path out = options.out(experiment.info().name());
    PrintWriter console = command.commandLine().getOut();
    Interruption interruption = new Interruption();
    CountDownLatch finished = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(interruption, finished), "vae4j-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try (Device device = Device.cpu(options.threads());
        Progress progress = Progress.on(console)) {
      RunListener files = options.resume() ? FileReport.resume(out) : FileReport.create(out);
      List<RunResult> results =
          runner.run(
              experiment,
              new Execution(
                  device,
                  new Listeners(List.of(files, progress)),
                  new FolderCheckpoints(out, options.resume()),
                  interruption,
                  ProvenanceReader.read(Clock.systemUTC(), commandLine(), device.threads())));
      console.println("report: " + out.resolve("report.html"));
      console.flush();
      return results.stream().allMatch(result -> result.status() == RunStatus.DONE) ? DONE : FAILED;
    } finally {
      finished.countDown();
      removeQuietly(hook);
    }
  }

  private String commandLine() {
    StringBuilder line = new StringBuilder("./vae4j");
    command
        .commandLine()
        .getParent()
        .getParseResult()
        .originalArgs()
        .forEach(argument -> line.append(' ').append(quoted(argument)));
    return line.toString();
  }

  private static String quoted(String argument) {
    return argument.matches("[\\w@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  /** Ctrl-C: asks for a stop after the present step and waits until all is written. */
  private static void stop(Interruption interruption, CountDownLatch finished) {
    interruption.request();
    try {
      if (!finished.await(30, TimeUnit.SECONDS)) {
        System.err.println("vae4j: the run did not stop in 30 s; its last checkpoint is kept");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeQuietly(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the machine is already shutting down, because of Ctrl-C: the hook is what waits for us
    }
  }
}
