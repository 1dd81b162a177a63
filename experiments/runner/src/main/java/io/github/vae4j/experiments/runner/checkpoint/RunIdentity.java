package io.github.vae4j.experiments.runner.checkpoint;

import io.github.vae4j.core.run.RunSpec;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What the numbers of a run are a function of.
 *
 * @param spec complete
 * @param dataHash SHA-256 of the data's content
 */
public record RunIdentity(RunSpec spec, String dataHash) {
  static RunIdentity of(Map<String, String> settings, String dataHash) {
    return new RunIdentity(RunSpec.of(settings), dataHash);
  }

  /** In words, how another run differs from this one; empty if it does not. */
  String differences(RunIdentity now) {
    StringJoiner text = new StringJoiner(", ");
    Map<String, String> mine = spec.asMap();
    Map<String, String> others = now.spec.asMap();
    Map<String, String> all = new TreeMap<>(mine);
    all.putAll(others);
    for (String key : all.keySet()) {
      String was = mine.get(key);
      String is = others.get(key);
      if (!Objects.equals(was, is)) {
        text.add(
            "%s was %s, is %s"
                .formatted(key, was == null ? "not there" : was, is == null ? "not there" : is));
      }
    }
    if (!dataHash.equals(now.dataHash)) {
      text.add("the content of data '%s' has changed".formatted(mine.get("data")));
    }
    return text.toString();
  }
}
