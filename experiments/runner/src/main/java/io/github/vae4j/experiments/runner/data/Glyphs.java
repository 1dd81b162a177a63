package io.github.vae4j.experiments.runner.data;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The ten digits as people write them, each in several ways: strokes in a box one wide and one
 * high.
 */
final class Glyphs {
  /** One way a line: the digit, then its strokes, parted by semicolons. */
  private static final String WAYS =
      """
      0: .6,.02 .22,.12 .03,.5 .18,.88 .5,.99 .85,.85 .97,.48 .8,.1 .5,0
      0: .75,.1 .42,0 .1,.25 .03,.6 .22,.93 .55,1 .9,.75 .95,.35 .7,.04
      1: .5,0 .5,.5 .5,1
      1: .3,.2 .52,0! .52,.5 .5,1
      1: .28,.22 .52,0! .52,.5 .52,1; .25,1 .52,1 .8,1
      2: .08,.25 .32,.03 .68,.02 .9,.24 .75,.52 .4,.78 .05,.98! .5,.96 .97,.97
      2: .1,.22 .4,0 .8,.1 .84,.4 .55,.72 .22,.96 .05,.88 .2,.76 .5,.88 .97,.97
      3: .1,.12 .45,0 .85,.13 .78,.36 .4,.48! .83,.58 .95,.8 .55,1 .05,.9
      3: .08,.03 .5,.02 .9,.02! .45,.42! .85,.55 .93,.8 .5,1 .05,.9
      4: .2,0 .06,.35 .12,.58 .5,.6 .97,.56; .78,.05 .74,.5 .7,1
      4: .7,1 .71,.5 .72,0! .35,.34 .02,.66! .5,.66 .98,.65
      5: .92,.02 .55,.03 .22,.03! .14,.46! .5,.36 .9,.55 .86,.85 .45,1 .04,.9
      5: .25,.04 .18,.42! .55,.38 .92,.62 .8,.92 .4,1 .05,.88; .25,.05 .6,.03 .97,0
      6: .78,0 .38,.2 .08,.6 .2,.92 .55,1 .9,.82 .82,.58 .45,.52 .14,.74
      6: .55,0 .22,.42 .08,.78 .42,1 .86,.88 .86,.62 .5,.52 .12,.76
      7: .04,.06 .5,.05 .94,.03! .62,.5 .42,1
      7: .04,.06 .5,.05 .94,.03! .62,.5 .42,1; .3,.52 .58,.5 .86,.48
      7: .06,.22 .08,.04! .5,.05 .94,.03! .66,.5 .5,1
      8: .86,.16 .5,0 .14,.18 .35,.42 .72,.58 .92,.8 .5,1 .08,.8 .3,.56 .68,.4 .88,.18 .66,.03
      8: .5,.46 .16,.25 .5,0 .84,.24 .5,.46 .06,.74 .5,1 .94,.73 .52,.47
      9: .88,.2 .52,0 .12,.22 .22,.48 .6,.46 .88,.16! .85,.6 .74,1
      9: .86,.2 .5,0 .1,.24 .28,.5 .66,.42 .87,.16! .92,.6 .7,.95 .2,.94
      """;

  private static final Map<Integer, List<List<Stroke>>> BY_DIGIT =
      WAYS.lines()
          .map(line -> line.split(": ", 2))
          .collect(
              groupingBy(
                  line -> Integer.valueOf(line[0]),
                  mapping(line -> strokes(line[1]), toUnmodifiableList())));

  private Glyphs() {}

  /** The ways to write a digit, each its strokes in writing order. */
  static List<List<Stroke>> waysToWrite(int digit) {
    return BY_DIGIT.getOrDefault(digit, List.of());
  }

  private static List<Stroke> strokes(String text) {
    return Arrays.stream(text.split("; ", -1)).map(Stroke::parse).toList();
  }
}
