package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.Findings;
import java.util.List;
import java.util.stream.Stream;

/** All that is to be seen, section by section. */
record Page(
    Assets assets,
    String name,
    String question,
    String summary,
    List<String> references,
    List<Alert> alerts,
    List<String> sentences,
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
    boolean floor,
    Configuration configuration,
    Origin origin) {

  static Page of(Results results, Assets assets) {
    List<RunRecord> runs = results.runs();
    Findings findings = results.findings();
    return new Page(
        assets,
        results.manifest().experiment().name(),
        results.manifest().experiment().question(),
        summary(runs),
        results.manifest().experiment().references(),
        Alert.of(runs),
        findings.sentences().stream().map(Numbers::withMinus).toList(),
        Verdict.tables(runs),
        Verdict.details(runs),
        findings.tables().stream().map(Table::of).filter(table -> !table.empty()).toList(),
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
                Stream.of(audit.chart()).filter(chart -> !chart.empty()),
                diagnostics.stream())
            .flatMap(stream -> stream)
            .toList();
    return Plots.json(charts);
  }

  /** The tables of the verdict, as they stand in a paper. */
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
