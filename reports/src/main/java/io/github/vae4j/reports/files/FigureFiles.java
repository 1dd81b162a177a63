package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunSpec;
import java.nio.file.Path;

/** {@code runs/RUN/figures}: every figure as a PNG file, and what it shows as JSON beside it. */
final class FigureFiles implements RunListener {
  private final OutputFolder folder;

  FigureFiles(OutputFolder folder) {
    this.folder = folder;
  }

  @Override
  public void figureProduced(RunSpec spec, Figure figure) {
    Path figures = OutputFolder.make(folder.figures(spec.runName()));
    String file = OutputFolder.fileName(figure.name());
    ImageGrid grid = ImageGrid.of(figure);
    WholeFile.write(figures.resolve(file + ".png"), grid.png());
    Json.write(
        figures.resolve(file + ".json"),
        new FigureText(
            figure.name(),
            figure.caption(),
            file + ".png",
            figure.pixels().length,
            figure.columns(),
            figure.height(),
            figure.width(),
            grid.width(),
            grid.height(),
            figure.rows()));
  }
}
