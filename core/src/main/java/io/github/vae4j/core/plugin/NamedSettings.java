package io.github.vae4j.core.plugin;

import io.github.vae4j.core.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A component as it is written inside another setting: {@code gaussian-fixed}, or with settings in
 * brackets, {@code gaussian-learned(sigma=shared;sigma-floor=0.01)}.
 *
 * @param name of the component
 * @param settings without the kind's prefix, in the order they are written
 */
public record NamedSettings(String name, Map<String, String> settings) {
  private static final Pattern FORM = Pattern.compile("([^\\s(),;]+)\\s*(?:\\((.*)\\))?");

  public NamedSettings {
    settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * Reads one.
   *
   * @throws InputException if it is not of that form, or a setting stands twice
   */
  public static NamedSettings parse(String text) {
    Matcher match = FORM.matcher(text.trim());
    if (!match.matches()) {
      throw new InputException(
          "'%s' cannot be read; expected a name, or a name with settings as in gaussian-learned(sigma=shared;sigma-floor=0.01)"
              .formatted(text.trim()));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    String inside = match.group(2);
    if (inside != null && !inside.isBlank()) {
      for (String pair : inside.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw new InputException(
              "the setting '%s' of '%s' has no '='; expected such as (sigma=shared;sigma-floor=0.01)"
                  .formatted(pair.trim(), text.trim()));
        }
        String key = pair.substring(0, equals).trim();
        if (settings.put(key, pair.substring(equals + 1).trim()) != null) {
          throw new InputException("'%s' sets '%s' twice; keep one".formatted(text.trim(), key));
        }
      }
    }
    return new NamedSettings(match.group(1), settings);
  }

  /** The pieces of a list, cut at the commas outside of brackets. */
  public static List<String> split(String list) {
    List<String> pieces = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        pieces.add(list.substring(from, i));
        from = i + 1;
      }
    }
    pieces.add(list.substring(from));
    return pieces;
  }

  /** As it is written. */
  @Override
  public String toString() {
    return settings.isEmpty()
        ? name
        : settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(";", name + "(", ")"));
  }
}
