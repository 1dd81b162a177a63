package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunGroup;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.reports.files.EvaluationJson;
import io.github.vae4j.reports.files.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs of several folders as those of one experiment. A run keeps its name unless another
 * folder has one of that name. Runs that differ in the seed alone are one group across folders,
 * unless a seed would count twice: then each folder has its own.
 */
final class Merged {
  private static final String FOLDER = "folder";

  private final List<Entry> entries = new ArrayList<>();

  /** A run and where it is from. */
  record Entry(Source source, Manifest.Run run) {
    private Map<String, String> seedless() {
      Map<String, String> settings = new LinkedHashMap<>(run.settings());
      settings.remove(RunSettings.SEED.key());
      return settings;
    }
  }

  /**
   * A run in its place.
   *
   * @param shown the run under the name that the page gives it
   */
  record Placed(Entry entry, Manifest.Run shown, RunGroup<Entry> group, int style) {}

  Merged(List<Source> sources) {
    sources.forEach(
        source -> source.manifest().runs().forEach(run -> entries.add(new Entry(source, run))));
  }

  List<Placed> runs() {
    Map<String, Long> names =
        entries.stream()
            .collect(Collectors.groupingBy(entry -> entry.run().run(), Collectors.counting()));
    Set<Map<String, String>> apart = apart();
    List<RunGroup<Entry>> groups = RunGroup.of(entries, entry -> spec(entry, apart));
    List<Placed> placed = new ArrayList<>();
    for (Entry entry : entries) {
      RunGroup<Entry> group =
          groups.stream().filter(each -> each.runs().contains(entry)).findFirst().orElseThrow();
      String name = entry.run().run();
      String shown = names.getOrDefault(name, 0L) > 1 ? entry.source().name() + "/" + name : name;
      placed.add(new Placed(entry, renamed(entry.run(), shown), group, groups.indexOf(group)));
    }
    return placed;
  }

  /** The settings that stand in several folders with one seed. */
  private Set<Map<String, String>> apart() {
    Set<Map<String, String>> seen = new HashSet<>();
    Set<Map<String, String>> apart = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.run().settings())) {
        apart.add(entry.seedless());
      }
    }
    return apart;
  }

  private static RunSpec spec(Entry entry, Set<Map<String, String>> apart) {
    RunSpec spec = RunSpec.of(entry.run().settings());
    return apart.contains(entry.seedless()) ? spec.with(FOLDER, entry.source().name()) : spec;
  }

  private static Manifest.Run renamed(Manifest.Run run, String name) {
    return new Manifest.Run(
        name,
        run.label(),
        run.folder(),
        run.status(),
        run.message(),
        run.seed(),
        run.epochs(),
        run.started(),
        run.finished(),
        run.wallSeconds(),
        run.facts(),
        run.settings());
  }

  /** The questions of all folders as one. */
  static ExperimentInfo experiment(List<Source> sources) {
    return new ExperimentInfo(
        joined(sources, " + ", ExperimentInfo::name),
        joined(sources, " · ", ExperimentInfo::question),
        sources.stream()
            .flatMap(source -> source.manifest().experiment().references().stream())
            .distinct()
            .toList());
  }

  private static String joined(
      List<Source> sources,
      String between,
      java.util.function.Function<ExperimentInfo, String> of) {
    return sources.stream()
        .map(source -> of.apply(source.manifest().experiment()))
        .distinct()
        .collect(Collectors.joining(between));
  }

  /** What all of them concluded, each under its folder's name. */
  static Findings findings(List<Source> sources) {
    List<Findings> all = sources.stream().map(Source::named).toList();
    return joined(all);
  }

  /**
   * What follows from all together, and then, each under its folder's name, what single folders
   * concluded. A folder that is a comparison itself says nothing beside that, as its ranking would
   * stand beside the one of all.
   */
  static Findings findings(List<Source> sources, Findings together) {
    Set<String> titles =
        together.tables().stream().map(Findings.Table::title).collect(Collectors.toSet());
    List<Findings> all = new ArrayList<>(List.of(together));
    for (Source source : sources) {
      Predicate<Findings.Table> replaced =
          table -> titles.stream().anyMatch(title -> title.endsWith(table.title()));
      Findings own = source.named();
      all.add(
          source.findings().tables().stream().anyMatch(replaced)
              ? new Findings(List.of(), List.of(), own.plots())
              : own);
    }
    return joined(all);
  }

  private static Findings joined(List<Findings> all) {
    return new Findings(
        flat(all.stream().map(Findings::sentences)),
        flat(all.stream().map(Findings::tables)),
        flat(all.stream().map(Findings::plots)));
  }

  /** The evaluations of all folders, each under its folder's name. */
  static List<EvaluationJson> evaluations(List<Source> sources) {
    List<EvaluationJson> all = new ArrayList<>();
    for (Source source : sources) {
      for (EvaluationJson one : EvaluationJson.readAll(source.folder())) {
        all.add(
            new EvaluationJson(
                one.name(), source.prefixed(one.title()), one.command(), one.findings()));
      }
    }
    return all;
  }

  private static <T> List<T> flat(Stream<List<T>> lists) {
    return lists.flatMap(List::stream).toList();
  }
}
