package io.github.vae4j.core.testkit;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a prior's parameters where a test needs them. */
final class Parameters {
  private Parameters() {}

  /** Moves every parameter by a normal draw of deviation ½. */
  static <P extends Prior> P stirred(P prior, long seed) {
    RandomStream random = RandomStream.of(seed);
    for (Parameter parameter : prior.parameters()) {
      float[] values = parameter.values();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (0.5 * random.nextNormal());
      }
      parameter.changed();
    }
    return prior;
  }

  /** Sets parameters by name; those not named stay. */
  static <P extends Prior> P set(P prior, Map<String, float[]> values) {
    values.forEach(
        (name, numbers) -> {
          Parameter parameter =
              prior.parameters().stream()
                  .filter(one -> one.name().equals(name))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "no parameter '%s'; the prior has %s"
                                  .formatted(name, prior.parameters())));
          System.arraycopy(numbers, 0, parameter.values(), 0, parameter.values().length);
          parameter.changed();
        });
    return prior;
  }

  static String describe(Prior prior) {
    return prior.parameters().stream()
        .map(parameter -> parameter.name() + " " + Arrays.toString(parameter.values()))
        .collect(Collectors.joining(", ", prior.getClass().getSimpleName() + " ", ""));
  }
}
