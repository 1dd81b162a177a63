package io.github.vae4j.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The user's input was wrong: an unknown name, a value out of range, data that cannot be read. The
 * message says what was wrong, where, what was expected and what to do. It is thrown before any
 * training, and the command line answers it with exit code 2 and no stack trace.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * An unknown name, answered with the known names and the nearest of them.
   *
   * @param kind what was named: "likelihood", "setting"
   * @param given the name that is not known
   * @param known the names that are
   */
  public static InputException unknown(String kind, String given, Collection<String> known) {
    String names = known.stream().sorted().collect(Collectors.joining(", "));
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String nearest =
        known.stream()
            .min(Comparator.comparingInt(name -> distance.apply(given, name)))
            .filter(name -> distance.apply(given, name) <= Math.max(2, given.length() / 2))
            .map(name -> "; did you mean '" + name + "'?")
            .orElse("");
    return new InputException(
        "unknown %s '%s'%s%nknown: %s".formatted(kind, given, nearest, names));
  }
}
