package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.failure.Memory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hidden layers of a run that does not fit into memory, halved until it should.
 *
 * @param hidden value of the setting
 * @param bytes the least that a run with it needs
 */
record SmallerHidden(String hidden, double bytes) {
  /** A {@link MemoryNeed} is a lower bound, so that some room is left. */
  private static final double SHARE = 0.8;

  /** Narrower layers hold little of any data. */
  private static final int NARROWEST = 16;

  /** Empty where even narrow layers need too much, or the run has none. */
  static Optional<SmallerHidden> of(
      RunSpec spec, Function<RunSpec, MemoryNeed> need, double limit) {
    List<Integer> widths = spec.get(RunSettings.HIDDEN);
    while (!widths.isEmpty()) {
      widths = widths.stream().map(width -> width / 2).toList();
      if (widths.stream().anyMatch(width -> width < NARROWEST)) {
        return Optional.empty();
      }
      String hidden = widths.stream().map(String::valueOf).collect(Collectors.joining(","));
      double bytes = need.apply(spec.with(RunSettings.HIDDEN.key(), hidden)).total();
      if (bytes <= SHARE * limit) {
        return Optional.of(new SmallerHidden(hidden, bytes));
      }
    }
    return Optional.empty();
  }

  /** "--hidden 100 needs at least 435 MB". */
  String words() {
    return "--hidden %s needs at least %s".formatted(hidden, Memory.words(bytes));
  }
}
