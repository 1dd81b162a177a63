package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How figures of final tables are defined, where their columns are too narrow to say it. */
final class FigureNotes {
  private static final String ACTIVE = "active_units";
  private static final String ERROR = "test_mse";
  private static final String IMPLIED = "implied_sigma";

  /**
   * Test rows and training rows of the accuracy, at most, as whoever evaluates a run takes them.
   */
  static final int QUERIES = 2000;

  private static final int REFERENCES = 5000;

  private FigureNotes() {}

  /** Notes for those that are shown. */
  static List<String> of(Set<String> shown, List<RunRecord> runs) {
    List<String> notes = new ArrayList<>();
    if (shown.contains(ACTIVE)) {
      notes.add(
          "Active units: dimensions of z whose mean under q(z|x) has a variance above 0.01 over the"
              + " test rows (Burda et al., 2016).");
      if (runs.stream().anyMatch(run -> run.metric("test_kl") > 1 && run.metric(ACTIVE) < 1)) {
        notes.add(
            "No unit active beside a KL above 1 nat: the threshold of 0.01 is absolute, and means"
                + " that vary less carry information where q(z|x) is narrower still; or q(z|x)"
                + " differs from the prior alike for all rows.");
      }
    }
    if (shown.contains(ERROR) || shown.contains(IMPLIED)) {
      notes.add(
          "The squared error is of the decoder’s mean at the mean of q(z|x)."
              + (shown.contains(IMPLIED)
                  ? " The σ it implies is of z drawn from q(z|x): D σ² is the squared error there,"
                      + " which exceeds that at the mean by what the spread of z adds."
                  : ""));
    }
    if (shown.contains(Metric.ACCURACY)) {
      notes.add(accuracy(runs));
    }
    return notes;
  }

  /** Which rows it is of: as many as there are, where that is known. */
  private static String accuracy(List<RunRecord> runs) {
    Optional<RunFacts> facts =
        runs.stream().flatMap(run -> Stream.ofNullable(run.run().facts())).findFirst();
    return "The accuracy is of the first %s test rows, each by the vote of the 5 nearest of the first %s training rows%s."
        .formatted(
            Numbers.grouped(Math.min(QUERIES, facts.map(RunFacts::testSize).orElse(QUERIES))),
            Numbers.grouped(
                Math.min(REFERENCES, facts.map(RunFacts::trainSize).orElse(REFERENCES))),
            facts.isEmpty() ? " at most" : "");
  }
}
