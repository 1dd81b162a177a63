package io.github.vae4j.reports.files;

import static io.github.vae4j.reports.Events.epoch;
import static io.github.vae4j.reports.Events.facts;
import static io.github.vae4j.reports.Events.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.reports.Events;
import io.github.vae4j.reports.FileReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path temp;

  /** Every time they look, readers find a header, whole rows and JSON that ends. */
  @Test
  void readersNeverSeeHalfAFile() throws InterruptedException, ExecutionException {
    FileReport report = FileReport.create(temp.resolve("out"));
    RunSpec spec = spec("bernoulli", 1);
    report.experimentStarted(Events.info(), List.of(spec), Events.provenance());
    report.runStarted(spec, facts());

    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch reading = new CountDownLatch(1);
    Callable<Integer> reader =
        () -> {
          int looks = 0;
          int rows = 0;
          do {
            String csv = Files.readString(report.folder().epochs());
            assertThat(csv).startsWith("run,seed,epoch").endsWith("\n");
            List<String> lines = csv.lines().toList();
            assertThat(lines).allMatch(line -> line.split(",", -1).length == 11);
            assertThat(lines.size()).isGreaterThanOrEqualTo(rows);
            rows = lines.size();
            new ObjectMapper().readTree(Files.readAllBytes(report.folder().manifest()));
            looks++;
            reading.countDown();
          } while (!stop.get());
          return looks;
        };
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> looks = threads.submit(reader);
      reading.await();
      for (int epoch = 1; epoch <= 300; epoch++) {
        report.epochFinished(spec, epoch(epoch, Split.TRAIN, -100, 20));
      }
      stop.set(true);
      assertThat(looks.get()).isGreaterThan(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailedWriteLeavesTheOldContent() throws IOException {
    Path target = temp.resolve("file");
    WholeFile.write(target, "old");
    Files.createDirectory(temp.resolve(".file.part"));
    assertThatThrownBy(() -> WholeFile.write(target, "new"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(target.toString());
    assertThat(target).hasContent("old");
  }
}
