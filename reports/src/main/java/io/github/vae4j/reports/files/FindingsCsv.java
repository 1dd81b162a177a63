package io.github.vae4j.reports.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.vae4j.core.run.Findings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Every table of findings as a CSV file that is named by its title. */
public final class FindingsCsv {
  private static final int LONGEST_NAME = 60;

  private FindingsCsv() {}

  /**
   * Writes the tables into a folder.
   *
   * @return the files, in the tables' order
   */
  public static List<Path> write(Path folder, List<Findings.Table> tables) {
    List<Path> files = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    for (Findings.Table table : tables) {
      String name = name(table.title());
      for (int i = 2; !taken.add(name); i++) {
        name = name(table.title()) + "-" + i;
      }
      Path file = folder.resolve(name + ".csv");
      WholeFile.write(file, text(table));
      files.add(file);
    }
    return files;
  }

  /** "Mean against draws (nats)" as mean-against-draws-nats. */
  private static String name(String title) {
    String name =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (name.isEmpty()) {
      return "table";
    }
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME).replaceAll("-+$", "");
  }

  private static String text(Findings.Table table) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(table.columns());
      table.rows().forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the table '" + table.title() + "'", e);
    }
    return text.toString();
  }
}
