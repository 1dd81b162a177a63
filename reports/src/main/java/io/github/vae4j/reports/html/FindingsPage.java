package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.reports.html.Table.Cell;
import io.github.vae4j.reports.html.Table.Column;
import io.github.vae4j.reports.html.Table.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page of findings shows. */
record FindingsPage(
    Assets assets,
    String name,
    String question,
    Lead lead,
    List<Table> tables,
    List<Chart> plots,
    List<String> references,
    Table provenance) {

  static FindingsPage of(ExperimentInfo info, Findings findings, Provenance provenance) {
    List<Table> tables =
        findings.tables().stream().map(Table::of).filter(table -> !table.empty()).toList();
    return new FindingsPage(
        Assets.load(),
        info.name(),
        Heading.asked(info),
        Lead.of(findings.sentences().stream().map(Numbers::withMinus).toList(), tables),
        tables,
        Plots.charts("", findings.plots()),
        info.references(),
        facts(provenance));
  }

  /** All charts as JSON that may stand in a script element. */
  String charts() {
    return Plots.json(plots);
  }

  static Table facts(Provenance provenance) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("command", provenance.command());
    facts.put("started", provenance.started().toString());
    facts.put("commit", provenance.commit().isEmpty() ? "not known" : provenance.commit());
    facts.putAll(provenance.environment());
    return Table.of(
        "",
        List.of(Column.text("what"), Column.text("value")),
        facts.entrySet().stream()
            .map(fact -> new Row(fact.getKey(), "", -1, List.of(Cell.of(fact.getValue()))))
            .toList());
  }
}
