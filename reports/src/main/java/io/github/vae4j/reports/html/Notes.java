package io.github.vae4j.reports.html;

import java.util.ArrayList;
import java.util.List;

/** Notes below a table: each distinct text once, marked a, b, c … */
final class Notes {
  private final List<String> texts = new ArrayList<>();

  /** The mark of a note. */
  String mark(String text) {
    if (!texts.contains(text)) {
      texts.add(text);
    }
    return markOf(texts.indexOf(text));
  }

  List<String> texts() {
    return List.copyOf(texts);
  }

  static String markOf(int index) {
    return index < 26 ? String.valueOf((char) ('a' + index)) : "n" + index;
  }
}
