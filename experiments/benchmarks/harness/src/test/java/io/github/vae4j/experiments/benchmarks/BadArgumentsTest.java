package io.github.vae4j.experiments.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadArgumentsTest {
  @TempDir private Path folder;

  private static String answer(String... args) {
    StringWriter said = new StringWriter();
    int code = Benchmarks.commandLine().setErr(new PrintWriter(said, true)).execute(args);
    assertThat(code).isEqualTo(2);
    return said.toString();
  }

  @Test
  void areRefusedBeforeAnythingRuns() {
    String home = "--home=" + folder;
    assertThat(answer(home, "--cases", "main-12")).contains("main-12").contains("main-128");
    assertThat(answer(home, "--threads", "2,0")).contains("--threads is [2, 0]");
    assertThat(answer(home, "--rounds", "0")).contains("--rounds is 0");
    assertThat(answer(home, "--jdk", folder.toString())).contains("expected the folder of a JDK");
    assertThat(answer(home, "--out", folder.toString())).contains("exists already");
    assertThat(answer(home, "--fast")).contains("--fast");
  }
}
