package io.github.vae4j.core.plugin;

import io.github.vae4j.core.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One setting: its key, its type, its default, the values it may take and what it means. All
 * settings travel as text (command line, YAML, JSON, manifest) and are read through this type, so
 * that a wrong value is refused in one place and in one voice.
 *
 * @param key lower-case words joined by hyphens, without the component's prefix
 * @param defaultText the default as text; it obeys the same rules as a given value
 * @param expected what a value must be, in words: "a number greater than 0"
 * @param description what the setting does, with its unit
 * @param choices every value it may take as text, if those are few; else none
 */
public record Setting<T>(
    String key,
    String defaultText,
    String expected,
    String description,
    Function<String, T> parser,
    Predicate<T> valid,
    List<String> choices) {
  public Setting {
    choices = List.copyOf(choices);
  }

  /** A setting of too many values to list. */
  public Setting(
      String key,
      String defaultText,
      String expected,
      String description,
      Function<String, T> parser,
      Predicate<T> valid) {
    this(key, defaultText, expected, description, parser, valid, List.of());
  }

  /** A number that is finite as a 32-bit float too, which is what computations have. */
  public static Setting<Double> real(String key, double defaultValue, String description) {
    return new Setting<>(
        key,
        Double.toString(defaultValue),
        "a finite number",
        description,
        Double::valueOf,
        value -> Math.abs(value) <= Float.MAX_VALUE);
  }

  /** A whole number of at least {@code least}. */
  public static Setting<Integer> integer(
      String key, int defaultValue, int least, String description) {
    return new Setting<>(
        key,
        Integer.toString(defaultValue),
        "a whole number of at least " + least,
        description,
        Integer::valueOf,
        value -> value >= least);
  }

  /** A whole number of 64 bits, as a seed is. */
  public static Setting<Long> seed(String key, long defaultValue, String description) {
    return new Setting<>(
        key, Long.toString(defaultValue), "a whole number", description, Long::valueOf, v -> true);
  }

  /** A list of whole numbers of at least 1, written {@code 500,500}; {@code none} is empty. */
  public static Setting<List<Integer>> widths(
      String key, List<Integer> defaultValue, String description) {
    return new Setting<>(
        key,
        defaultValue.isEmpty()
            ? "none"
            : defaultValue.stream().map(String::valueOf).collect(Collectors.joining(",")),
        "whole numbers of at least 1, separated by commas, or 'none'",
        description,
        text ->
            text.equals("none")
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::trim).map(Integer::valueOf).toList(),
        list -> list.stream().allMatch(width -> width >= 1));
  }

  /** Free text. */
  public static Setting<String> text(String key, String defaultValue, String description) {
    return new Setting<>(key, defaultValue, "text", description, text -> text, text -> true);
  }

  /** {@code true} or {@code false}. */
  public static Setting<Boolean> flag(String key, boolean defaultValue, String description) {
    return new Setting<>(
        key,
        Boolean.toString(defaultValue),
        "true or false",
        description,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException(text);
            },
        value -> true,
        List.of("false", "true"));
  }

  /** One of the constants of an enum, written in lower case with hyphens. */
  public static <E extends Enum<E>> Setting<E> choice(
      String key, E defaultValue, String description) {
    List<E> constants = Arrays.asList(defaultValue.getDeclaringClass().getEnumConstants());
    return new Setting<>(
        key,
        written(defaultValue),
        "one of " + constants.stream().map(Setting::written).collect(Collectors.joining(", ")),
        description,
        text ->
            constants.stream()
                .filter(constant -> written(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text)),
        value -> true,
        constants.stream().map(Setting::written).toList());
  }

  /** The same setting, narrowed to values that pass a further test, described in words. */
  public Setting<T> that(Predicate<T> test, String expectedInWords) {
    return new Setting<>(
        key, defaultText, expectedInWords, description, parser, valid.and(test), choices);
  }

  /** A number greater than 0 that 32-bit floats hold in full precision: at least 2⁻¹²⁶. */
  public static Setting<Double> positive(String key, double defaultValue, String description) {
    return real(key, defaultValue, description)
        .that(v -> v >= Float.MIN_NORMAL, "a number greater than 0, not below 1.2e-38");
  }

  /** The same setting of numbers of at least 0. */
  public static Setting<Double> nonNegative(String key, double defaultValue, String description) {
    return real(key, defaultValue, description).that(v -> v >= 0, "a number of at least 0");
  }

  /**
   * Reads a value.
   *
   * @param name the full name to use in the message, such as {@code likelihood.sigma}
   * @throws InputException if the text is of the wrong type or out of range
   */
  public T parse(String name, String text) {
    T value;
    try {
      value = parser.apply(text.trim());
    } catch (IllegalArgumentException e) {
      throw refused(name, text);
    }
    if (!valid.test(value)) {
      throw refused(name, text);
    }
    return value;
  }

  private InputException refused(String name, String text) {
    return new InputException(
        "%s is '%s'; expected %s (default %s): %s"
            .formatted(name, text, expected, defaultText, description));
  }

  /** An enum's constant as a setting's value: "leaky-relu". */
  public static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
