package io.github.vae4j.reports.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Pictures of the same kind, one of each run that has it.
 *
 * @param id of the section
 * @param caption what all of them show; empty where they differ in that
 * @param first of one run of each group
 * @param others of other seeds
 */
record Gallery(String title, String id, String caption, List<Card> first, List<Card> others) {
  private static final List<String> FIRST = List.of("reconstruction", "sample", "plane", "walk");

  /**
   * A picture and whose it is.
   *
   * @param caption where it is the picture's own
   */
  record Card(String run, int style, String caption, Picture picture) {}

  /** All pictures but those that have a section of their own. */
  static List<Gallery> of(List<RunRecord> runs) {
    List<String> names =
        runs.stream()
            .flatMap(run -> run.pictures().stream())
            .filter(picture -> !SideBySide.shows(picture) && !Walk.shows(picture))
            .map(Picture::name)
            .distinct()
            .sorted(Comparator.comparingInt(Gallery::rank))
            .toList();
    List<Gallery> galleries = new ArrayList<>();
    for (String name : names) {
      galleries.add(of(runs, name, "pictures" + galleries.size()));
    }
    return galleries;
  }

  private static Gallery of(List<RunRecord> runs, String name, String id) {
    List<String> captions =
        runs.stream()
            .flatMap(run -> run.pictures().stream())
            .filter(picture -> picture.name().equals(name))
            .map(Picture::caption)
            .distinct()
            .toList();
    boolean common = captions.size() == 1;
    FirstSeeds seeds =
        FirstSeeds.of(
            runs.stream()
                .filter(run -> run.pictures().stream().anyMatch(p -> p.name().equals(name)))
                .toList());
    return new Gallery(
        title(name),
        id,
        common ? captions.get(0) : "",
        cards(seeds.first(), name, common),
        cards(seeds.others(), name, common));
  }

  private static List<Card> cards(List<RunRecord> runs, String name, boolean common) {
    List<Card> cards = new ArrayList<>();
    for (RunRecord run : runs) {
      run.pictures().stream()
          .filter(picture -> picture.name().equals(name))
          .forEach(
              picture ->
                  cards.add(
                      new Card(run.name(), run.style(), common ? "" : picture.caption(), picture)));
    }
    return cards;
  }

  private static String title(String name) {
    String words = name.replace('-', ' ').replace('_', ' ');
    return words.isEmpty()
        ? "Pictures"
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static int rank(String name) {
    for (int i = 0; i < FIRST.size(); i++) {
      if (name.contains(FIRST.get(i))) {
        return i;
      }
    }
    return FIRST.size();
  }
}
