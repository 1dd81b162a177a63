package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.experiments.benchmarks.floor.Floor;
import io.github.vae4j.experiments.benchmarks.ours.LogProbability;
import io.github.vae4j.experiments.benchmarks.ours.OursEvaluation;
import io.github.vae4j.experiments.benchmarks.ours.OursTraining;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command of each engine's process, in its best setting.
 *
 * @param home the folder {@code experiments/benchmarks}, built
 * @param work a folder for files that the processes share
 */
record Commands(Path home, Path work) {
  private static final String PACKAGE = "io.github.vae4j.experiments.benchmarks.";

  /** As the launcher {@code vae4j} has them. */
  private static final List<String> LIMITS =
      List.of("-Xmx768m", "-XX:+UseSerialGC", "-Djava.awt.headless=true");

  private static final List<String> NATIVE_LIMITS =
      List.of(
          "-Dorg.bytedeco.javacpp.maxbytes=512m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=1792m");

  /** The command of a job. */
  List<String> of(Job job, Task task) {
    return switch (job.engine().kind()) {
      case OURS -> ours(job.engine().jdk(), main(job.what().measured()), task);
      case FLOOR -> ours(job.engine().jdk(), Floor.class, task);
      case LIBTORCH ->
          java(
              job.engine().jdk(),
              List.of("-Dorg.bytedeco.openblas.load=mkl_rt"),
              "libtorch",
              PACKAGE + "libtorch.Libtorch" + (evaluation(job) ? "Evaluation" : "Training"),
              task);
      case DL4J -> java(job.engine().jdk(), List.of(), "dl4j", PACKAGE + "dl4j.Dl4jTraining", task);
    };
  }

  /** Variables of a job's environment. */
  Map<String, String> environment(Job job) {
    return switch (job.engine().kind()) {
      // Its own loops and those of OpenBLAS would share the cores with OpenMP's.
      case DL4J -> Map.of("OMP_NUM_THREADS", "1");
      case LIBTORCH ->
          Map.of("OMP_NUM_THREADS", "" + job.threads(), "MKL_NUM_THREADS", "" + job.threads());
      case OURS, FLOOR -> Map.of();
    };
  }

  private static boolean evaluation(Job job) {
    return job.what().measured() == Case.Measured.EVALUATION;
  }

  private static Class<?> main(Case.Measured measured) {
    return switch (measured) {
      case TRAINING -> OursTraining.class;
      case EVALUATION -> OursEvaluation.class;
      case LOG_PROBABILITY -> LogProbability.class;
    };
  }

  /** A main class of this module, with a quick start where one was prepared, as the launcher's. */
  List<String> ours(Jdk jdk, Class<?> main, Task task) {
    List<String> options = new ArrayList<>(NATIVE_LIMITS);
    if (Files.exists(quickStart(jdk))) {
      options.add(jdk.takingClasses(quickStart(jdk)));
    }
    return java(jdk, options, "harness", main.getName(), task);
  }

  /** Trains, and as it ends leaves its classes in {@link #quickStart}. */
  List<String> preparingQuickStart(Jdk jdk, Task task) {
    List<String> options = new ArrayList<>(NATIVE_LIMITS);
    options.add(jdk.leavingClasses(quickStart(jdk)));
    return java(jdk, options, "harness", OursTraining.class.getName(), task);
  }

  /** A file of classes that this JDK maps instead of reading and checking them. */
  Path quickStart(Jdk jdk) {
    return work.resolve(jdk.home().toString().replaceAll("\\W", "-") + ".classes");
  }

  private List<String> java(Jdk jdk, List<String> options, String module, String main, Task task) {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(jdk.options());
    command.addAll(LIMITS);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(module), main));
    command.addAll(task.startedAt(System.currentTimeMillis()).arguments());
    return command;
  }

  /** A main class of this module that needs no task. */
  List<String> plain(Jdk jdk, Class<?> main) {
    return List.of(jdk.java().toString(), "-cp", classPath("harness"), main.getName());
  }

  private String classPath(String module) {
    Path target = home.resolve(module).resolve("target");
    return target.resolve("*") + File.pathSeparator + target.resolve("lib").resolve("*");
  }
}
