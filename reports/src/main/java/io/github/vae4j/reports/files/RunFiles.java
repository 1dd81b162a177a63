package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.RunListener;
import java.time.InstantSource;
import java.util.List;

/** The listeners that write the files of an output folder, in the order in which to tell them. */
public final class RunFiles {
  private RunFiles() {}

  /** Listeners that write all files but the report; what is in the folder already is kept. */
  public static List<RunListener> in(OutputFolder folder, InstantSource clock) {
    return List.of(
        new RunFolders(folder),
        new ManifestJson(folder, clock),
        new SummaryCsv(folder),
        new EpochsCsv(folder),
        new KlChecksCsv(folder),
        new StepsCsv(folder),
        new FigureFiles(folder),
        new ExamplesCsv(folder),
        new TableFiles(folder),
        new FindingsJson(folder));
  }
}
