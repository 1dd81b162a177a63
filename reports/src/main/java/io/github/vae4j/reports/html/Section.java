package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.reports.files.EvaluationJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the page that shows one evaluation: sentences, tables, plots.
 *
 * @param id of its element
 * @param command that made it
 */
record Section(
    String id,
    String title,
    String command,
    List<String> sentences,
    List<Table> tables,
    List<Chart> plots) {

  static List<Section> of(List<EvaluationJson> evaluations) {
    List<Section> sections = new ArrayList<>();
    for (EvaluationJson evaluation : evaluations) {
      String id = "evaluation" + sections.size();
      Findings findings = evaluation.findings();
      sections.add(
          new Section(
              id,
              evaluation.title(),
              evaluation.command(),
              findings.sentences().stream().map(Numbers::withMinus).toList(),
              findings.tables().stream().map(Table::of).filter(table -> !table.empty()).toList(),
              Plots.charts(id, findings.plots())));
    }
    return List.copyOf(sections);
  }
}
