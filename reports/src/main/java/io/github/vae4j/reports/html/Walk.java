package io.github.vae4j.reports.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures whose rows are the steps of a walk, shown one step at a time: those that have the same
 * steps move together.
 *
 * @param labels of the steps, in order
 */
record Walk(String id, List<String> labels, List<Gallery.Card> first, List<Gallery.Card> others) {
  private static final String FIGURE = "latent-dimensions";

  /** Whether a picture is shown as a walk. */
  static boolean shows(Picture picture) {
    return picture.name().equals(FIGURE) && picture.rows().size() > 1;
  }

  static List<Walk> of(List<RunRecord> runs) {
    FirstSeeds seeds = FirstSeeds.of(runs.stream().filter(Walk::in).toList());
    Map<List<String>, List<Gallery.Card>> first = byLabels(seeds.first());
    Map<List<String>, List<Gallery.Card>> others = byLabels(seeds.others());
    List<List<String>> steps = new ArrayList<>(first.keySet());
    others.keySet().stream().filter(labels -> !steps.contains(labels)).forEach(steps::add);
    List<Walk> walks = new ArrayList<>();
    for (List<String> labels : steps) {
      walks.add(
          new Walk(
              "walk" + walks.size(),
              labels,
              first.getOrDefault(labels, List.of()),
              others.getOrDefault(labels, List.of())));
    }
    return walks;
  }

  /** The step that is shown first. */
  int middle() {
    return labels.size() / 2;
  }

  private static boolean in(RunRecord run) {
    return run.pictures().stream().anyMatch(Walk::shows);
  }

  private static Map<List<String>, List<Gallery.Card>> byLabels(List<RunRecord> runs) {
    Map<List<String>, List<Gallery.Card>> byLabels = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      run.pictures().stream()
          .filter(Walk::shows)
          .forEach(
              picture ->
                  byLabels
                      .computeIfAbsent(picture.rows(), labels -> new ArrayList<>())
                      .add(new Gallery.Card(run.name(), run.style(), picture.caption(), picture)));
    }
    return byLabels;
  }
}
