package io.github.vae4j.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How figures of final tables are defined, where their columns are too narrow to say it. */
final class FigureNotes {
  private static final String ACTIVE = "active_units";
  private static final String ERROR = "test_mse";
  private static final String IMPLIED = "implied_sigma";

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
    return notes;
  }
}
