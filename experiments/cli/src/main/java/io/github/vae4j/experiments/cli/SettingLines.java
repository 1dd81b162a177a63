package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.reports.TextTable;
import java.io.PrintWriter;
import org.apache.commons.text.WordUtils;

/** A setting with its default and what it means, on a line or a few. */
final class SettingLines {
  private static final int INDENT = 38;
  private static final String NEXT_LINE = System.lineSeparator() + " ".repeat(INDENT);

  private SettingLines() {}

  /**
   * Prints a setting.
   *
   * @param prefix of its key: "likelihood."
   */
  static void print(PrintWriter out, String prefix, Setting<?> setting) {
    String value = setting.defaultText().isEmpty() ? "''" : setting.defaultText();
    String expected = setting.expected().equals("text") ? "" : ": " + setting.expected();
    String start = "      %-31s ".formatted(prefix + setting.key() + "=" + value);
    if (start.length() > INDENT) {
      out.println(start.stripTrailing());
      start = "";
    }
    String words =
        WordUtils.wrap(setting.description() + expected, TextTable.WIDTH - INDENT, NEXT_LINE, true);
    out.println(" ".repeat(start.isEmpty() ? INDENT : 0) + start + words);
  }
}
