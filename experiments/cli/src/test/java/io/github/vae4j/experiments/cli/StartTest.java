package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only answers, or only refuses, must not wait for the machinery of computation. */
class StartTest {
  @TempDir Path folder;

  private Answer answerWithoutMachinery(Object... arguments)
      throws IOException, InterruptedException {
    Path loaded = folder.resolve("loaded.txt");
    try (Child child = Child.start(folder, List.of("-Xlog:class+load:file=" + loaded), arguments)) {
      Answer answer = child.end();
      assertThat(Files.readString(loaded))
          .contains("io.github.vae4j.experiments.cli.Vae4j ") // the log is what it is taken for
          .doesNotContain(
              "org.nd4j.linalg.factory.", "org.bytedeco.openblas.", "org.bytedeco.javacpp.");
      return answer;
    }
  }

  @Test
  void helpAndListDoNotStartIt() throws Exception {
    assertThat(answerWithoutMachinery("run", "--help").code()).isZero();
    Answer list = answerWithoutMachinery("list");
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("gaussian-learned", "σ"); // in whatever locale
  }

  /** The last thing to be checked: values of the data against the likelihood. */
  @Test
  void badInputDoesNotStartIt() throws Exception {
    Path out = folder.resolve("out");
    Answer refused =
        answerWithoutMachinery(
            "run", "--likelihood", "bernoulli", "--data-file", Bars.in(folder, 300), "--out", out);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--binarize dynamic");
    assertThat(out).doesNotExist();
  }
}
