package io.github.vae4j.reports.html;

import java.util.ArrayList;
import java.util.List;

/**
 * The same test rows as every decoder gives them back, strip by strip.
 *
 * @param data whose test rows they are
 * @param input the rows themselves
 * @param first one run of each group
 * @param others of other seeds
 */
record SideBySide(String data, Strip input, List<Strips> first, List<Strips> others) {
  private static final String RECONSTRUCTIONS = "reconstructions";
  private static final String DEVIATIONS = "decoder-deviations";

  /** One row of images. */
  record Strip(String label, Picture picture) {}

  /** Those of one run. */
  record Strips(String run, int style, List<Strip> strips) {}

  /** Whether a picture is shown here: its rows are known, the first of them the input. */
  static boolean shows(Picture picture) {
    return (picture.name().equals(RECONSTRUCTIONS) || picture.name().equals(DEVIATIONS))
        && picture.rows().size() > 1;
  }

  /** One for each data set whose runs have reconstructions. */
  static List<SideBySide> of(List<RunRecord> runs) {
    List<SideBySide> all = new ArrayList<>();
    for (SameData set : SameData.of(runs)) {
      FirstSeeds seeds =
          FirstSeeds.of(
              set.runs().stream()
                  .filter(run -> run.pictures().stream().anyMatch(SideBySide::reconstructs))
                  .toList());
      if (!seeds.first().isEmpty()) {
        Picture picture =
            seeds.first().get(0).pictures().stream()
                .filter(SideBySide::reconstructs)
                .findFirst()
                .orElseThrow();
        all.add(
            new SideBySide(
                set.title(),
                new Strip("Test images", picture.strip(0)),
                seeds.first().stream().map(SideBySide::strips).toList(),
                seeds.others().stream().map(SideBySide::strips).toList()));
      }
    }
    return all;
  }

  private static boolean reconstructs(Picture picture) {
    return picture.name().equals(RECONSTRUCTIONS) && shows(picture);
  }

  /** All rows but the input, and but what repeats the row above it. */
  private static Strips strips(RunRecord run) {
    List<Strip> strips = new ArrayList<>();
    for (String name : List.of(RECONSTRUCTIONS, DEVIATIONS)) {
      run.pictures().stream()
          .filter(picture -> picture.name().equals(name) && shows(picture))
          .forEach(
              picture -> {
                String above = picture.strip(0).source();
                for (int i = 1; i < picture.rows().size(); i++) {
                  Picture strip = picture.strip(i);
                  if (!strip.source().equals(above)) {
                    strips.add(new Strip(picture.rows().get(i), strip));
                  }
                  above = strip.source();
                }
              });
    }
    return new Strips(run.name(), run.style(), strips);
  }
}
