package io.github.vae4j.experiments.runner.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run came to, as a {@link HashedFile} of JSON. */
public final class ResultFile {
  private static final String FORMAT = "vae4j-result-1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Content(
      Map<String, String> settings,
      String dataHash,
      RunStatus status,
      int epochs,
      List<EpochRow> rows,
      List<KlCheck> checks,
      Map<String, Double> metrics,
      String message,
      @Nullable Map<String, double[]> examples) {}

  /** A result and the run it is of. */
  public record Ended(RunIdentity run, RunResult result) {}

  private ResultFile() {}

  static void write(Path file, Ended ended) {
    RunResult result = ended.result();
    new HashedFile(file, FORMAT)
        .write(
            data ->
                data.write(
                    JSON.writeValueAsBytes(
                        new Content(
                            ended.run().spec().asMap(),
                            ended.run().dataHash(),
                            result.status(),
                            result.epochs(),
                            result.rows(),
                            result.checks(),
                            result.metrics(),
                            result.message(),
                            result.examples()))));
  }

  /**
   * Reads a result.
   *
   * @throws io.github.vae4j.core.InputException if it is none, or its hash does not fit its content
   */
  public static Ended read(Path file) {
    return new HashedFile(file, FORMAT)
        .read(
            data -> {
              Content content = JSON.readValue(data.readAllBytes(), Content.class);
              RunIdentity run = RunIdentity.of(content.settings(), content.dataHash());
              return new Ended(
                  run,
                  new RunResult(
                      run.spec(),
                      content.status(),
                      content.epochs(),
                      content.rows(),
                      content.checks(),
                      content.metrics(),
                      content.message(),
                      content.examples() == null ? Map.of() : content.examples()));
            });
  }
}
