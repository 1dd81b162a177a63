package io.github.vae4j.experiments.cli;

import io.github.vae4j.experiments.studies.evaluation.Evaluated;
import io.github.vae4j.experiments.studies.evaluation.Evaluated.Sheet;
import io.github.vae4j.reports.TextTable;
import io.github.vae4j.reports.files.CsvSheet;
import io.github.vae4j.reports.files.EvaluationJson;
import io.github.vae4j.reports.files.OutputFolder;
import java.nio.file.Path;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where an evaluation goes: the console, CSV files, and what the report is made from.
 *
 * @param runs that were chosen, joined by commas; empty for all
 */
record EvaluationOutput(CommandSpec command, OutputFolder folder, String runs) {
  void line(String text) {
    command.commandLine().getOut().println(text.replace('\u2212', '-'));
    command.commandLine().getOut().flush();
  }

  void write(Evaluated evaluated) {
    for (Sheet sheet : evaluated.sheets()) {
      CsvSheet csv = new CsvSheet(sheet.columns());
      sheet.rows().forEach(csv::add);
      if (sheet.run().isEmpty()) {
        Path file = folder.root().resolve(sheet.file());
        csv.keepOthers(file);
        csv.write(file);
      } else {
        csv.write(folder.run(sheet.run()).resolve(sheet.file()));
      }
    }
    new EvaluationJson(
            runs.isEmpty() ? evaluated.name() : evaluated.name() + "-" + runs,
            runs.isEmpty() ? evaluated.title() : evaluated.title() + " of " + runs,
            CommandText.of(command),
            evaluated.findings())
        .write(folder);
    line("");
    evaluated
        .findings()
        .sentences()
        .forEach(sentence -> line(WordUtils.wrap(sentence, TextTable.WIDTH)));
    evaluated
        .findings()
        .tables()
        .forEach(
            table -> {
              line("");
              TextTable.of(table).lines().forEach(this::line);
            });
    line("");
  }
}
