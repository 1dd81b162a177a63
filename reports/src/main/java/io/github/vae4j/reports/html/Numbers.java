package io.github.vae4j.reports.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers out of files, and as people read them. */
final class Numbers {
  private static final String MINUS = "−";
  private static final Pattern HYPHEN_AS_MINUS =
      Pattern.compile("(?<![\\p{L}\\p{N}_.\\-])-(?=\\.?\\d)");

  private static final Pattern POWER =
      Pattern.compile("([<≤]? ?)(-?\\d+(?:\\.\\d+)?)[eE]([+-]?\\d{1,3})");

  private Numbers() {}

  /** NaN for what is empty or no number. */
  static double parse(String cell) {
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** 0 for what is empty or no number. */
  static int parseWhole(String cell) {
    double value = parse(cell);
    return Double.isNaN(value) ? 0 : (int) value;
  }

  /** With so many decimals. */
  static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? signed(String.format(Locale.ROOT, "%." + decimals + "f", value))
        : notFinite(value);
  }

  /** With so many significant digits; with a power of ten where it is very small or large. */
  static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size < 1e7 && size >= 1e-4) {
      return signed(rounded.toPlainString());
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    String mantissa = signed(rounded.scaleByPowerOfTen(-exponent).toPlainString());
    return mantissa + "\u00a0×\u00a010" + raised(exponent);
  }

  static String percent(double share) {
    return Double.isFinite(share) ? fixed(100 * share, 1) + " %" : notFinite(share);
  }

  /** "12 min 5 s". */
  static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return notFinite(seconds);
    }
    if (seconds < 100) {
      return fixed(seconds, 1) + " s";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%d min %d s".formatted(whole / 60, whole % 60)
        : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
  }

  /** "12 000" with a narrow space, which never breaks. */
  static String grouped(long value) {
    return signed(String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f'));
  }

  /**
   * A text of somebody else with the minus of this page: "-7.5" and "(-7.5", but neither
   * "gaussian-2", "1e-5" nor "2026-03-01".
   */
  static String withMinus(String text) {
    return HYPHEN_AS_MINUS.matcher(text).replaceAll(MINUS);
  }

  /** A cell of somebody else: "3.6e-05" as 3.6 × 10⁻⁵, all else with the minus of this page. */
  static String readable(String cell) {
    Matcher power = POWER.matcher(cell);
    return withMinus(
        power.matches()
            ? power.group(1)
                + signed(power.group(2))
                + "\u00a0×\u00a010"
                + raised(Integer.parseInt(power.group(3)))
            : cell);
  }

  private static String signed(String text) {
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return text.startsWith("-") ? (zero ? "" : MINUS) + text.substring(1) : text;
  }

  private static String raised(int exponent) {
    StringBuilder raised = new StringBuilder();
    for (char digit : String.valueOf(exponent).toCharArray()) {
      raised.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return raised.toString();
  }

  private static String notFinite(double value) {
    return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : MINUS + "∞";
  }
}
