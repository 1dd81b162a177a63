package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;

/** Settings of a run as they are written in a cell. */
final class SpecText {
  private SpecText() {}

  static String seed(RunSpec spec) {
    return spec.get(RunSettings.SEED).toString();
  }

  /** What was given for a key; empty where nothing was. */
  static String of(RunSpec spec, String key) {
    return spec.given(key).orElse("");
  }
}
