package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.Findings;
import java.util.List;
import java.util.stream.Stream;

/** All that is to be seen, section by section. */
record Page(
    Assets assets,
    String name,
    Heading heading,
    String summary,
    List<String> references,
    Status status,
    Lead lead,
    List<Table> verdict,
    List<Table> details,
    List<Table> findings,
    List<Chart> plots,
    List<Section> evaluations,
    List<Curves> curves,
    List<Chart> planes,
    List<SideBySide> reconstructions,
    List<Gallery> galleries,
    Latent latent,
    KlAudit audit,
    List<Chart> diagnostics,
    Diagnostics.Floor floor,
    Configuration configuration,
    Origin origin) {

  static Page of(Results results, Assets assets, boolean live) {
    List<RunRecord> runs = results.runs();
    Findings findings = results.findings();
    List<String> sentences = findings.sentences().stream().map(Numbers::withMinus).toList();
    List<Table> tables =
        findings.tables().stream().map(Table::of).filter(table -> !table.empty()).toList();
    return new Page(
        assets,
        results.manifest().experiment().name(),
        Heading.of(
            results.sources().stream()
                .map(source -> Heading.asked(source.manifest().experiment()))
                .toList()),
        summary(runs),
        results.manifest().experiment().references(),
        Status.of(runs, live),
        results.sources().size() > 1
            ? Lead.ofSeveral(sentences, tables)
            : Lead.of(sentences, tables),
        Verdict.tables(runs),
        Verdict.details(runs),
        tables,
        Plots.charts("", findings.plots()),
        Section.of(results.evaluations()),
        Curves.of(runs),
        RateDistortion.charts(runs),
        SideBySide.of(runs),
        Gallery.of(runs),
        Latent.of(runs),
        KlAudit.of(runs),
        Diagnostics.charts(runs),
        Diagnostics.floor(runs),
        Configuration.of(runs),
        Origin.of(results));
  }

  /** All charts as JSON that may stand in a script element. */
  String charts() {
    List<Chart> charts =
        Stream.of(
                curves.stream().flatMap(group -> group.charts().stream()),
                plots.stream(),
                evaluations.stream().flatMap(section -> section.plots().stream()),
                planes.stream(),
                latent.charts(),
                audit.charts().stream(),
                diagnostics.stream())
            .flatMap(stream -> stream)
            .toList();
    return Plots.json(charts);
  }

  /** The comparison, as it stands in a paper; single runs are left to the page. */
  List<Table> paperTables() {
    return Stream.concat(verdict.stream(), findings.stream()).toList();
  }

  private static String summary(List<RunRecord> runs) {
    long done = runs.stream().filter(RunRecord::done).count();
    List<String> data = SameData.of(runs).stream().map(SameData::title).toList();
    long seeds = runs.stream().map(run -> run.run().seed()).distinct().count();
    return "%s%s on %s, %d %s"
        .formatted(
            runs.size() == 1 ? "1 run" : runs.size() + " runs",
            done == runs.size() ? "" : " (" + done + " done)",
            String.join(", ", data),
            seeds,
            seeds == 1 ? "seed" : "seeds");
  }
}
