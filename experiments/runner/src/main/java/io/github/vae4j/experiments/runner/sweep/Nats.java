package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the nats of a run are of: its data, their binarisation, and its likelihood by name. Runs in
 * which they are the same have ELBOs of one measure; of others this does not say it, and they are
 * never averaged or joined.
 */
record Nats(Map<String, String> data, String binarize, String likelihood) {
  static Nats of(RunSpec spec) {
    Map<String, String> data = new TreeMap<>(spec.settings(Kind.DATA));
    data.put("", spec.name(Kind.DATA));
    return new Nats(
        data,
        spec.asMap().getOrDefault(RunSettings.BINARIZE.key(), ""),
        spec.name(Kind.LIKELIHOOD));
  }
}
