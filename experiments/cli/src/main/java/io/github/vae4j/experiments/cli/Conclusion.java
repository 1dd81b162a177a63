package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.reports.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.WordUtils;

/** What the console says at the end of an experiment. */
final class Conclusion {
  private Conclusion() {}

  /** Sentences first, then the results, then the experiment's own tables. */
  static List<String> lines(Findings.Table results, Findings findings) {
    List<String> lines = sentences(findings);
    if (!results.rows().isEmpty()) {
      add(lines, results);
    }
    findings.tables().forEach(table -> add(lines, table));
    lines.add("");
    return lines;
  }

  /** The sentences alone, below an empty line. */
  static List<String> sentences(Findings findings) {
    List<String> lines = new ArrayList<>();
    if (!findings.sentences().isEmpty()) {
      lines.add("");
      findings
          .sentences()
          .forEach(sentence -> lines.add(WordUtils.wrap(sentence, TextTable.WIDTH)));
    }
    return lines;
  }

  private static void add(List<String> lines, Findings.Table table) {
    lines.add("");
    lines.addAll(TextTable.of(table).lines());
  }
}
