package io.github.vae4j.likelihoods;

import io.github.vae4j.core.testkit.LikelihoodContract.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values of {@code reference_values.txt}, which {@code reference_values.py} computes by mpmath. */
public final class ReferenceValues {
  private ReferenceValues() {}

  /**
   * Bits per dimension at a head of one row.
   *
   * @param slots the head
   * @param bits the mean over pixels of −log₂ of the level's probability
   */
  public record Bits(Map<String, float[]> slots, double bits) {}

  /** Log-probabilities of a likelihood. */
  public static List<Reference> of(String name) {
    return lines(name).stream()
        .map(
            cells -> {
              double logProb = Double.parseDouble(cells[cells.length - 1].trim());
              return new Reference(numbers(cells[1]), slots(cells, 2), logProb);
            })
        .toList();
  }

  /** The bits per dimension of a likelihood, where pixel k of 256 has level k. */
  public static Bits bits(String name) {
    String[] cells = lines("bits " + name).get(0);
    return new Bits(slots(cells, 1), Double.parseDouble(cells[cells.length - 1].trim()));
  }

  private static List<String[]> lines(String name) {
    try (InputStream in = ReferenceValues.class.getResourceAsStream("reference_values.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> line.startsWith(name + " |"))
          .map(ReferenceValues::cells)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] cells(String line) {
    return line.split("\\|", -1);
  }

  private static Map<String, float[]> slots(String[] cells, int from) {
    Map<String, float[]> slots = new LinkedHashMap<>();
    for (int i = from; i < cells.length - 1; i++) {
      int colon = cells[i].indexOf(':');
      slots.put(cells[i].substring(0, colon).trim(), numbers(cells[i].substring(colon + 1)));
    }
    return slots;
  }

  private static float[] numbers(String text) {
    String[] words = text.trim().split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }
}
