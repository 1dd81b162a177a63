package io.github.vae4j.reports;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.NumberTable;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.StepRow;
import io.github.vae4j.core.run.Terms;
import io.github.vae4j.reports.files.OutputFolder;
import io.github.vae4j.reports.files.RunFiles;
import io.github.vae4j.reports.html.Report;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves everything of an experiment in an output folder: rows as they come, and the HTML report
 * after every run. Whenever the program stops, what is in the folder is whole.
 *
 * <p>A run that starts with {@link RunFacts#resumedFrom} = e keeps its rows up to epoch e and loses
 * the later ones, which it is about to write again; one that starts afresh loses all its rows.
 */
public final class FileReport implements RunListener {
  private final OutputFolder folder;
  private final List<RunListener> files;
  private final Set<String> kept = new HashSet<>();

  /** Writes into a folder that was made or opened before. */
  public FileReport(OutputFolder folder, InstantSource clock) {
    this.folder = folder;
    this.files = RunFiles.in(folder, clock);
  }

  /**
   * Writes into a new folder.
   *
   * @throws InputException if it exists or cannot be made
   */
  public static FileReport create(Path out) {
    return new FileReport(OutputFolder.create(out), InstantSource.system());
  }

  /**
   * Goes on in the folder of an earlier session.
   *
   * @throws InputException if it is none, or damaged
   */
  public static FileReport resume(Path out) {
    return new FileReport(OutputFolder.open(out), InstantSource.system());
  }

  public OutputFolder folder() {
    return folder;
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> runs, Provenance provenance) {
    files.forEach(file -> file.experimentStarted(info, runs, provenance));
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    files.forEach(file -> file.runStarted(spec, facts));
  }

  @Override
  public void stepDone(RunSpec spec, int epoch, int step, int steps, Terms terms) {
    files.forEach(file -> file.stepDone(spec, epoch, step, steps, terms));
  }

  @Override
  public void stepLogged(RunSpec spec, StepRow row) {
    files.forEach(file -> file.stepLogged(spec, row));
  }

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    files.forEach(file -> file.epochFinished(spec, row));
  }

  @Override
  public void klChecked(RunSpec spec, KlCheck check) {
    files.forEach(file -> file.klChecked(spec, check));
  }

  @Override
  public void figureProduced(RunSpec spec, Figure figure) {
    files.forEach(file -> file.figureProduced(spec, figure));
  }

  @Override
  public void tableProduced(RunSpec spec, NumberTable table) {
    files.forEach(file -> file.tableProduced(spec, table));
  }

  @Override
  public void runKept(RunSpec spec, RunFacts facts) {
    kept.add(spec.runName());
    files.forEach(file -> file.runKept(spec, facts));
  }

  @Override
  public void runFinished(RunResult result) {
    files.forEach(file -> file.runFinished(result));
    if (!kept.contains(result.spec().runName())) { // what the page has of it already
      Report.write(folder);
    }
  }

  @Override
  public void experimentFinished(List<RunResult> results, Findings findings) {
    files.forEach(file -> file.experimentFinished(results, findings));
    Report.write(folder);
  }
}
