package io.github.vae4j.experiments.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class EngineProcessTest {
  /** What the child processes of these tests do. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println("some talk");
      System.err.println(System.getenv("CHILD_SAYS"));
      switch (args[0]) {
        case "report" -> System.out.println("@benchmark,step,2.0,3.0\n@benchmark,end");
        case "crash" -> System.exit(7);
        case "hang" -> Thread.sleep(600_000);
        case "garble" -> System.out.println("@benchmark,step,x,y\n@benchmark,end");
        default -> System.out.println("@benchmark,step,2.0,3.0");
      }
    }
  }

  private static Outcome run(String what, int seconds) throws InterruptedException {
    List<String> command =
        List.of(
            Jdk.own().java().toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            what);
    return new EngineProcess(command, Map.of("CHILD_SAYS", "hello"), Duration.ofSeconds(seconds))
        .run();
  }

  private static void assertFailed(Outcome outcome, String reason, String... lines) {
    assertThat(outcome)
        .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Failed.class))
        .satisfies(
            failed -> {
              assertThat(failed.reason()).contains(reason);
              assertThat(failed.lastLines()).contains(lines);
            });
  }

  @Test
  void readsTheReport() throws InterruptedException {
    assertThat(run("report", 60))
        .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Done.class))
        .satisfies(done -> assertThat(done.report().steps()).hasSize(1));
  }

  @Test
  void keepsTheLastLinesOfACrash() throws InterruptedException {
    assertFailed(run("crash", 60), "exit code 7", "some talk", "hello");
  }

  @Test
  void endsAProcessThatHangs() throws InterruptedException {
    assertFailed(run("hang", 5), "hung: ended after 5 s", "hello");
  }

  @Test
  void takesNoReportThatIsNotWhole() throws InterruptedException {
    assertFailed(run("stop half-way", 60), "no whole report", "hello");
    assertFailed(run("garble", 60), "a line of the report cannot be read");
  }

  @Test
  void saysWhatCannotBeStarted() throws InterruptedException {
    assertFailed(
        new EngineProcess(List.of("/no/such/java"), Map.of(), Duration.ofSeconds(1)).run(),
        "could not be started",
        "Cannot run program \"/no/such/java\": error=2, No such file or directory");
  }
}
