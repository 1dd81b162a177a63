package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments that users write: in a Java file, and as a class in a jar. */
class OwnExperimentTest {
  private static final String IMPORTS =
      """
      import com.google.inject.Module;
      import io.github.vae4j.core.plugin.ComponentsModule;
      import io.github.vae4j.core.run.*;
      import io.github.vae4j.experiments.runner.Experiment;
      import java.util.List;
      """;

  private static final String INFO =
      "public ExperimentInfo info() { return new ExperimentInfo(\"mine\", \"Why?\", List.of()); }";

  private static final String RUNS =
      "public List<RunSpec> runs() { return List.of(RunSpec.defaults().with(\"latent\", 2)); }";

  @TempDir Path folder;

  /** A file {@code Mine.java} with an experiment of those members. */
  private Path file(String... members) {
    return source(
        IMPORTS
            + "public final class Mine implements Experiment {\n"
            + String.join("\n", members)
            + "\n}\n");
  }

  private Path source(String text) {
    try {
      return Files.writeString(folder.resolve("Mine.java"), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Runs it on a little data. */
  private Answer answer(Object experiment, Object... further) {
    return Answer.to(
        Bars.with(
            "run",
            List.of(
                experiment,
                "--data-file",
                Bars.in(folder, 300),
                "--binarize",
                "dynamic",
                "--epochs",
                1,
                "--out",
                folder.resolve("out")),
            further));
  }

  private void assertRefused(Answer answer, String... parts) {
    assertThat(answer.err()).startsWith("vae4j: ").contains(parts).doesNotContain("\tat ");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void oneInAFileRunsWithTheSettingsOfTheCommandLineOnTop() {
    Answer answer = answer(file(INFO, RUNS), "--seeds", "5,6");
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("mine: Why?", "gaussian-fixed-s5", "gaussian-fixed-s6");
    assertThat(Rows.statuses(folder.resolve("out")))
        .isEqualTo(Map.of("gaussian-fixed-s5", "done", "gaussian-fixed-s6", "done"));
  }

  @Test
  void oneThatDoesNotCompileIsShownTheCompilersLines() {
    assertRefused(
        answer(file(INFO, RUNS, "int broken() { return \"text\"; }")),
        "Mine.java does not compile",
        "Mine.java:9: error: incompatible types: ",
        "int broken() { return \"text\"; }",
        "^");
  }

  @Test
  void aFileWithoutAnExperimentIsRefused() {
    assertRefused(
        answer(source("public final class Mine {}")),
        "Mine.java holds no experiment; expected exactly one class that implements "
            + "io.github.vae4j.experiments.runner.Experiment");
  }

  @Test
  void aFileWithTwoIsRefused() {
    Path two =
        source(
            IMPORTS
                + "abstract class Base implements Experiment { "
                + INFO
                + "}\n"
                + "class One extends Base { "
                + RUNS
                + "}\n"
                + "class Two extends Base { "
                + RUNS
                + "}\n");
    assertRefused(answer(two), "holds several experiments: One, Two; expected exactly one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mine() { throw new IllegalStateException(\"no luck\"); } | Mine cannot be made: java.lang.IllegalStateException: no luck (at Mine.<init>(Mine.java:7))",
        "Mine(int n) {} | Mine has no constructor without parameters",
        "static int n = Integer.parseInt(\"no\"); | Mine cannot be made: java.lang.ExceptionInInitializerError",
        "public List<Module> modules() { return null; } | modules() of experiment Mine returned null; expected a list, List.of() if there are none",
        "public List<Module> modules() { throw new RuntimeException(\"no luck\"); } | modules() of experiment Mine failed: java.lang.RuntimeException: no luck (at Mine.modules(Mine.java:7))",
      })
  void oneThatCannotBeAskedIsRefused(String member, String message) {
    assertRefused(answer(file(member, INFO, RUNS)), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return null; | runs() of experiment Mine returned null; expected a list of at least one RunSpec",
        "return List.of(); | the experiment has no runs; runs() must return at least one",
        "throw new IllegalStateException(\"no luck\"); | runs() of experiment Mine failed: java.lang.IllegalStateException: no luck (at Mine.runs(Mine.java:8))",
        "return java.util.Arrays.asList((RunSpec) null); | runs() of experiment Mine returned a list with null at index 0",
        "return List.of(RunSpec.defaults().with(\"latnt\", 1)); | unknown setting 'latnt'; did you mean 'latent'?",
        "return List.of(RunSpec.defaults(), RunSpec.defaults().with(\"likelihood\", \"x\")); | run 2 of 2: unknown likelihood 'x'",
        "return List.of(RunSpec.defaults(), RunSpec.defaults()); | two runs are called 'gaussian-fixed-s1'",
      })
  void runsThatCannotBeHadAreRefused(String body, String message) {
    assertRefused(answer(file(INFO, "public List<RunSpec> runs() { " + body + " }")), message);
  }

  @Test
  void anInfoThatIsNullIsRefused() {
    assertRefused(
        answer(file("public ExperimentInfo info() { return null; }", RUNS)),
        "info() of experiment Mine returned null; expected an ExperimentInfo");
    assertRefused(
        answer(
            file(
                "public ExperimentInfo info() { return new ExperimentInfo(null, \"Why?\", List.of()); }",
                RUNS)),
        "info() of experiment Mine returned null for the name; expected one");
  }

  @Test
  void componentsOfOneNameAreRefused() {
    String module =
        """
        static class Twice extends ComponentsModule {
          protected void configure() {
            prior("standard-gaussian", "another", (s, d) -> null);
          }
        }
        public List<Module> modules() { return List.of(new Twice()); }
        """;
    assertRefused(
        answer(file(module, INFO, RUNS)),
        "prior 'standard-gaussian' is bound twice",
        "PriorsModule",
        "Mine$Twice");
  }

  /** Nothing that was computed is lost, and the message says what went wrong, and where. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw new IllegalStateException(\"no luck\"); | java.lang.IllegalStateException: no luck (at Mine.conclude(Mine.java:9))",
        "return null; | it returned null",
        "return new Findings(List.of(), List.of(new Findings.Table(\"T\", List.of(\"a\", \"b\"), List.of(List.of(\"1\")), \"\")), List.of()); | table 'T' has 2 columns, but row 1 has 1 cells: [1]",
      })
  void resultsOutliveAConclusionThatFails(String body, String message) throws IOException {
    String conclude = "public Findings conclude(List<RunResult> results) { " + body + " }";
    Answer answer = answer(file(INFO, RUNS, conclude));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .startsWith("vae4j: the experiment's conclude(…) failed: ")
        .contains(message, "results of the runs are not touched")
        .doesNotContain("\tat ");
    Path out = folder.resolve("out");
    assertThat(Rows.statuses(out)).isEqualTo(Map.of("gaussian-fixed-s1", "done"));
    assertThat(out.resolve("report.html")).content().contains("conclude(…) failed");
  }

  /** As a full disk would: the experiment stops, and the message says what could not be done. */
  @Test
  void aFileThatCannotBeWrittenIsTold() {
    String conclude =
        """
        public Findings conclude(List<RunResult> results) {
          new java.io.File("%s").mkdirs();
          return Findings.none();
        }
        """
            .formatted(folder.resolve("out/findings.json/in-the-way"));
    Answer answer = answer(file(INFO, RUNS, conclude));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .startsWith("vae4j: cannot write " + folder.resolve("out/findings.json"))
        .contains("What was written before is whole; mend the cause, and go on with --resume.")
        .doesNotContain("\tat ");
  }

  private static final String BROKEN_LIKELIHOOD =
      """
      static class Broken extends ComponentsModule {
        protected void configure() {
          likelihood("broken", "fails", settings -> new io.github.vae4j.core.model.Likelihood() {
            public io.github.vae4j.core.model.HeadLayout head(int d) {
              return io.github.vae4j.core.model.HeadLayout.of("mean", d);
            }
            public io.github.vae4j.core.model.Support support() {
              return io.github.vae4j.core.model.Support.REAL;
            }
            public io.github.vae4j.core.model.Measure measure() {
              return io.github.vae4j.core.model.Measure.LEBESGUE;
            }
            public io.github.vae4j.core.tensor.Tensor logProb(
                io.github.vae4j.core.tensor.Tensor x, io.github.vae4j.core.model.Head head) {
              return x.scope().recording() ? x.reshape(7) : x.sub(head.get("mean")).sum(-1);
            }
            public io.github.vae4j.core.tensor.Tensor mean(io.github.vae4j.core.model.Head head) {
              return head.get("mean");
            }
            public io.github.vae4j.core.tensor.Tensor sample(
                io.github.vae4j.core.model.Head head,
                io.github.vae4j.core.random.RandomStream random) {
              return head.get("mean");
            }
          });
        }
      }
      public List<Module> modules() { return List.of(new Broken()); }
      public List<RunSpec> runs() {
        return List.of(RunSpec.defaults().with("likelihood", "broken"), RunSpec.defaults());
      }
      """;

  /** The user's own line is named, and the other runs go on. */
  @Test
  void aComponentThatFailsTakesItsOwnRunDown() {
    Answer answer = answer(file(INFO, BROKEN_LIKELIHOOD), "--no-check");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .containsPattern("FAILED: java.lang.IllegalArgumentException: .*Mine.java:22\\)")
        .contains("run 2 of 2, gaussian-fixed-s1")
        .doesNotContain("\tat ");
    assertThat(Rows.statuses(folder.resolve("out")))
        .isEqualTo(Map.of("broken-s1", "failed", "gaussian-fixed-s1", "done"));
  }

  @Test
  void theWholeTraceIsShownIfAskedFor() {
    Answer failed = answer(file(INFO, BROKEN_LIKELIHOOD), "--no-check", "--stacktrace");
    assertThat(failed.out()).contains("\tat Mine$Broken$1.logProb(Mine.java:22)");
    Answer refused =
        answer(file(INFO, "public List<RunSpec> runs() { return null; }"), "--stacktrace");
    assertThat(refused.err()).contains("\tat ");
  }

  /** What is neither bad input nor a run's own failure ends with exit code 1. */
  @Test
  void anUnexpectedErrorIsToldInALine() {
    String module =
        """
        static class Data extends ComponentsModule {
          protected void configure() {
            bindComponent(io.github.vae4j.core.plugin.Kind.DATA, "mine", "fails", List.of(),
                settings -> () -> { throw new IllegalStateException("no luck"); });
          }
        }
        public List<Module> modules() { return List.of(new Data()); }
        """;
    Answer answer =
        Answer.to(
            "run", file(module, INFO, RUNS), "--data", "mine", "--out", folder.resolve("out"));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .startsWith(
            "vae4j: unexpected error: java.lang.IllegalStateException: no luck (at Mine$Data")
        .endsWith("--stacktrace shows all of it%n".formatted())
        .doesNotContain("\tat ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aClassInAJarRunsByItsName() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/org/example"));
    Path source =
        Files.writeString(
            sources.resolve("Jarred.java"),
            "package org.example;\n"
                + IMPORTS
                + "public final class Jarred implements Experiment {"
                + INFO
                + RUNS
                + "}\n");
    Path module =
        Files.writeString(
            sources.resolve("JarredModule.java"),
            """
            package org.example;
            public final class JarredModule extends io.github.vae4j.core.plugin.ComponentsModule {
              protected void configure() {
                encoder("jarred", "an encoder from a jar", settings -> null);
              }
            }
            """);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                source.toString(),
                module.toString());
    assertThat(compiled).isZero();
    Path jar = folder.resolve("jarred.jar");
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream empty = new JarOutputStream(bytes)) {
      empty.finish();
    }
    try (FileSystem content =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.createDirectories(content.getPath("org/example"));
      for (String name : List.of("Jarred", "JarredModule")) {
        Files.copy(
            classes.resolve("org/example/" + name + ".class"),
            content.getPath("org/example/" + name + ".class"));
      }
      Path services = Files.createDirectories(content.getPath("META-INF/services"));
      Files.writeString(services.resolve("com.google.inject.Module"), "org.example.JarredModule\n");
    }

    Answer answer = answer("org.example.Jarred", "--plugin", jar);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(Answer.to("list", "--plugin", jar).out()).contains("jarred: an encoder from a jar");
    assertThat(Answer.to("list", "--plugin", classes).out()).doesNotContain("jarred: ");
    assertThat(Answer.to("list").out()).doesNotContain("jarred");

    // A file may use what is in the jar.
    Path user =
        Files.writeString(
            folder.resolve("User.java"),
            IMPORTS
                + "class User implements Experiment {\n"
                + "org.example.Jarred other = new org.example.Jarred();\n"
                + INFO
                + "public List<RunSpec> runs() { return other.runs(); } }");
    Answer used = answer(user, "--plugin", jar, "--resume");
    assertThat(used.err()).isEmpty();
    assertThat(used.code()).isZero();
  }
}
