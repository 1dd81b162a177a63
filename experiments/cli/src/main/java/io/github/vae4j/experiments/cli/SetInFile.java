package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.experiments.runner.sweep.Sweep;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Refuses settings of the command line that contradict the file of a sweep: runs would be called by
 * values that they were not trained with.
 *
 * @param file as it was typed
 * @param typed a key and its value as they stand on the command line
 */
record SetInFile(String file, Sweep sweep, BinaryOperator<String> typed) {
  /**
   * Checks what was given.
   *
   * @param seeds of {@code --seeds}
   * @throws InputException at a key that the file varies, or fixes at another value
   */
  void requireNoOther(Map<String, String> given, List<Long> seeds) {
    given.forEach(this::requireNoOther);
    List<String> swept = sweep.swept(RunSettings.SEED.key());
    if (!seeds.isEmpty() && !swept.isEmpty()) {
      throw swept(RunSettings.SEED.key(), swept, "--seeds");
    }
  }

  private void requireNoOther(String key, String value) {
    List<String> swept = sweep.swept(key);
    if (!swept.stream().allMatch(own -> same(own, value))) {
      throw swept(key, swept, typed.apply(key, value));
    }
    String fixed = sweep.common().given(key).orElse(value);
    if (swept.isEmpty() && !same(fixed, value)) {
      throw new InputException(
          "'%s' is given twice: as %s under 'common' of %s, and by %s on the command line; leave out the one on the command line, or change or remove '%s' in the file"
              .formatted(key, fixed, file, typed.apply(key, value), key));
    }
  }

  private InputException swept(String key, List<String> values, String option) {
    return new InputException(
        "'%s' is given twice: under 'sweep' of %s, which tries %s, and by %s on the command line, which would take the place of them all; leave out the one on the command line, or change or remove '%s' in the file"
            .formatted(key, file, String.join(", ", values), option, key));
  }

  /** 1 and 1.0 are the same. */
  private static boolean same(String a, String b) {
    try {
      return a.equals(b) || Double.parseDouble(a) == Double.parseDouble(b);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
