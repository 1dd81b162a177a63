package io.github.vae4j.core.run;

import io.github.vae4j.core.InputException;
import java.util.List;

/**
 * What an experiment asks.
 *
 * @param name lower-case words joined by hyphens
 * @param question one sentence that ends with a question mark
 * @param references author, year and title of what it rests on
 */
public record ExperimentInfo(String name, String question, List<String> references) {
  /**
   * Checks the name.
   *
   * @throws InputException if it has no letter or digit, of which a folder's name could be made
   */
  public ExperimentInfo {
    if (name != null && name.chars().noneMatch(Character::isLetterOrDigit)) {
      throw new InputException(
          "an experiment is called '%s'; expected a name with letters or digits".formatted(name));
    }
  }
}
