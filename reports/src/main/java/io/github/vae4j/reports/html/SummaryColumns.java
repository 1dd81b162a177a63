package io.github.vae4j.reports.html;

import java.util.Set;

/** Which columns of {@code summary.csv} are no metrics. */
final class SummaryColumns {
  static final Set<String> TEXTS =
      Set.of(
          "run",
          "data",
          "likelihood",
          "prior",
          "encoder",
          "seed",
          "epochs",
          "status",
          "label",
          "measure",
          "binarize",
          "kl_method",
          "kl_samples");

  private SummaryColumns() {}
}
