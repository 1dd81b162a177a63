package io.github.vae4j.reports.html;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.reports.files.FindingsJson;
import io.github.vae4j.reports.files.Manifest;
import io.github.vae4j.reports.files.OutputFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the output folders that a page is made from.
 *
 * @param name that tells it from the others; empty if it is the only one
 */
record Source(String name, OutputFolder folder, Manifest manifest, Findings findings) {

  /**
   * Reads what each folder says of itself.
   *
   * @throws InputException if one is given twice, or is damaged
   */
  static List<Source> of(List<OutputFolder> folders) {
    List<Path> paths =
        folders.stream().map(folder -> folder.root().toAbsolutePath().normalize()).toList();
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      Path path = paths.get(i);
      if (paths.indexOf(path) < i) {
        throw new InputException(
            "the folder %s is given twice; expected each once".formatted(folders.get(i).root()));
      }
      boolean unique = paths.stream().filter(other -> last(other).equals(last(path))).count() == 1;
      String name = unique ? last(path) : folders.get(i).root().toString();
      sources.add(
          new Source(
              folders.size() == 1 ? "" : name,
              folders.get(i),
              Manifest.read(folders.get(i)),
              FindingsJson.read(folders.get(i))));
    }
    return sources;
  }

  private static String last(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /** A text with the folder's name before it, where there are several folders. */
  String prefixed(String text) {
    return name.isEmpty() || text.isEmpty() ? text : name + ": " + text;
  }

  /** What the folder's experiment concluded, under the folder's name. */
  Findings named() {
    return new Findings(
        findings.sentences().stream().map(this::prefixed).toList(),
        findings.tables().stream()
            .map(
                table ->
                    new Findings.Table(
                        prefixed(table.title()), table.columns(), table.rows(), table.note()))
            .toList(),
        findings.plots().stream()
            .map(
                plot ->
                    new Findings.Plot(
                        prefixed(plot.title()),
                        plot.xLabel(),
                        plot.yLabel(),
                        plot.lines(),
                        plot.xScale()))
            .toList());
  }
}
