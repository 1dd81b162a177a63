package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.experiments.studies.AdjustableExperiment;
import io.github.vae4j.experiments.studies.Studies;
import java.io.PrintWriter;

/** The studies that are installed, with their questions and settings. */
final class StudyList {
  private StudyList() {}

  static void print(PrintWriter out, Studies studies) {
    out.println("Study: what 'vae4j study NAME' can be");
    studies
        .studies()
        .forEach(
            (name, study) -> {
              print(out, name, study.info());
              study.settings().forEach(setting -> SettingLines.print(out, "", setting));
            });
    studies
        .experiments()
        .forEach(
            (name, experiment) -> {
              print(out, name, experiment.info());
              out.println("      trains runs; --set changes a setting of all of them");
              if (experiment instanceof AdjustableExperiment adjustable) {
                adjustable.settings().forEach(setting -> SettingLines.print(out, "", setting));
              }
            });
    out.flush();
  }

  private static void print(PrintWriter out, String name, ExperimentInfo info) {
    out.printf("  %s: %s%n", name, info.question());
  }
}
