package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.ExperimentInfo;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page asks, short enough to be its title.
 *
 * @param questions in full, where the title does not say it all
 */
record Heading(String title, List<String> questions) {
  private static final int LONGEST = 70;
  private static final Pattern LIST = Pattern.compile("(?s)(.{1,70}?): .*\\?");

  /** What an experiment asks; its name where it asks nothing, as a heading must not be empty. */
  static String asked(ExperimentInfo info) {
    return info.question().isBlank() ? info.name() : info.question();
  }

  /** Of the questions of the folders that the page is made from. */
  static Heading of(List<String> questions) {
    List<String> distinct = questions.stream().distinct().toList();
    if (distinct.size() != 1) {
      return new Heading(distinct.size() + " experiments side by side", distinct);
    }
    String question = distinct.get(0);
    Matcher list = LIST.matcher(question);
    return question.length() > LONGEST && list.matches()
        ? new Heading(list.group(1) + "?", distinct)
        : new Heading(question, List.of());
  }
}
