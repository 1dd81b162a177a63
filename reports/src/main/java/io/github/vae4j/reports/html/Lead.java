package io.github.vae4j.reports.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an experiment concluded: the first sentence, which answers the question, and the others by
 * the measure they speak of.
 *
 * @param first empty if there is none
 */
record Lead(String first, List<Group> groups) {
  private static final int SHOWN = 6;
  private static final String BY = "By ";

  /** How the answer on all measures begins, where it stands after the name of a folder or data. */
  private static final Pattern ANSWER = Pattern.compile("(^|: )On \\d+ test rows? ");

  /**
   * Sentences of one measure.
   *
   * @param measure empty for those that speak of none
   * @param shown at once
   * @param folded on a narrow screen
   */
  record Group(String measure, List<String> shown, List<String> folded) {}

  boolean empty() {
    return first.isEmpty() && groups.isEmpty();
  }

  /** Of several experiments, none of whose sentences answers for all. */
  static Lead ofSeveral(List<String> sentences, List<Table> tables) {
    return new Lead("", groups(sentences, tables));
  }

  /**
   * @param tables of the same findings: one called "By bits per dimension" names a measure
   */
  static Lead of(List<String> sentences, List<Table> tables) {
    return sentences.isEmpty()
        ? new Lead("", List.of())
        : new Lead(sentences.get(0), groups(sentences.subList(1, sentences.size()), tables));
  }

  private static List<Group> groups(List<String> sentences, List<Table> tables) {
    List<String> measures =
        tables.stream()
            .map(Table::title)
            .filter(title -> title.contains(BY))
            .map(title -> title.substring(title.indexOf(BY) + BY.length()))
            .distinct()
            .toList();
    Map<String, List<String>> byMeasure = new LinkedHashMap<>();
    byMeasure.put("", new ArrayList<>()); // before the first heading, wherever it was said
    for (String sentence : sentences) {
      byMeasure
          .computeIfAbsent(measure(sentence, measures), key -> new ArrayList<>())
          .add(sentence);
    }
    byMeasure.values().removeIf(List::isEmpty);
    List<Group> groups = new ArrayList<>();
    int left = SHOWN;
    for (Map.Entry<String, List<String>> group : byMeasure.entrySet()) {
      List<String> all = group.getValue();
      int shown = shown(all.size(), left);
      left = Math.max(0, left - shown);
      groups.add(new Group(group.getKey(), all.subList(0, shown), all.subList(shown, all.size())));
    }
    return groups;
  }

  /**
   * No heading stands alone, and a sentence needs no more room than the line that would fold it.
   */
  private static int shown(int all, int left) {
    int shown = Math.min(all, Math.max(1, left));
    return all - shown == 1 ? all : shown;
  }

  /** The one that a sentence speaks of; empty where it answers for all, or speaks of none. */
  private static String measure(String sentence, List<String> measures) {
    List<String> named = measures.stream().filter(sentence::contains).toList();
    return named.size() == 1 && !ANSWER.matcher(sentence).find() ? named.get(0) : "";
  }
}
