package io.github.vae4j.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param spec the complete specification
 * @param epochs how many epochs were completed
 * @param rows every epoch's rows, train and test
 * @param metrics final figures by column name, in the order to show them: {@code test_elbo}, {@code
 *     test_kl}, {@code active_units}, {@code test_mse}, {@code seconds} …
 * @param message why it ended, where the status needs a word; else empty
 * @param examples figures of each test row by column name, row by row: {@code elbo}, and {@code
 *     log_likelihood} where it was estimated; empty unless the run is done
 */
public record RunResult(
    RunSpec spec,
    RunStatus status,
    int epochs,
    List<EpochRow> rows,
    List<KlCheck> checks,
    Map<String, Double> metrics,
    String message,
    Map<String, double[]> examples) {

  /** A result without figures of single rows. */
  public RunResult(
      RunSpec spec,
      RunStatus status,
      int epochs,
      List<EpochRow> rows,
      List<KlCheck> checks,
      Map<String, Double> metrics,
      String message) {
    this(spec, status, epochs, rows, checks, metrics, message, Map.of());
  }

  /** The terms on the test data after the last epoch, if one was completed. */
  public Optional<Terms> lastTestTerms() {
    return rows.stream()
        .filter(row -> row.split() == Split.TEST)
        .reduce((first, second) -> second)
        .map(EpochRow::terms);
  }
}
