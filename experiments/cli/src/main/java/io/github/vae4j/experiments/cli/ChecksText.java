package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.CertificateRow;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a certification says on the console: a line for each component, and every failure. */
final class ChecksText {
  private ChecksText() {}

  /** The rows of one component. */
  static void print(PrintWriter out, List<CertificateRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    CertificateRow first = rows.get(0);
    List<CertificateRow> compared = rows.stream().filter(CertificateRow::applies).toList();
    int others = rows.size() - compared.size();
    out.printf(
        Locale.ROOT,
        "  %-11s %-58s %3d of %3d properties hold%s%n",
        first.kind(),
        first.name(),
        compared.stream().filter(CertificateRow::passed).count(),
        compared.size(),
        others == 0 ? "" : ", %d not applicable".formatted(others));
    rows.stream().filter(row -> !row.passed()).forEach(row -> out.println("    " + failure(row)));
    out.flush();
  }

  /** "FAILED: integrates to 1: expected 1, found 0.4; error 0.6, allowed 1e-04, at …". */
  static String failure(CertificateRow row) {
    return String.format(
        Locale.ROOT,
        "FAILED: %s: %s%s",
        row.property(),
        Double.isNaN(row.expected())
            ? ""
            : String.format(
                Locale.ROOT,
                "expected %.6g, found %.6g; error %.3g, allowed %.3g; ",
                row.expected(),
                row.found(),
                row.error(),
                row.bound()),
        row.at());
  }
}
