package io.github.vae4j.core.model;

import io.github.vae4j.core.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * The named raw outputs that a distribution asks for: {@code mean} of width D and {@code
 * logVariance} of width D. A slot is either an output of the network, different for every row, or
 * free: one learned vector for all rows.
 */
public final class HeadLayout {
  /**
   * One named part of a head.
   *
   * @param width how many values
   * @param free whether it is one learned vector, not an output of the network
   */
  public record Slot(String name, int width, boolean free, float start) {}

  private final List<Slot> slots;

  private HeadLayout(List<Slot> slots) {
    this.slots = List.copyOf(slots);
  }

  /** A layout with no slot yet; add them with {@link #output} and {@link #free}. */
  public static HeadLayout empty() {
    return new HeadLayout(List.of());
  }

  /** A layout of one output slot. */
  public static HeadLayout of(String name, int width) {
    return empty().output(name, width);
  }

  /** This layout and a further slot that the network computes. */
  public HeadLayout output(String name, int width) {
    return with(new Slot(name, width, false, 0f));
  }

  /**
   * This layout and a further slot that is one learned vector, the same for all rows.
   *
   * @param start the value it starts from
   */
  public HeadLayout free(String name, int width, float start) {
    return with(new Slot(name, width, true, start));
  }

  private HeadLayout with(Slot slot) {
    if (slot.width() < 0) {
      throw new IllegalArgumentException(
          "slot '%s' has width %d; expected at least 0".formatted(slot.name(), slot.width()));
    }
    if (slots.stream().anyMatch(other -> other.name().equals(slot.name()))) {
      throw new IllegalArgumentException("slot '%s' is declared twice".formatted(slot.name()));
    }
    List<Slot> all = new ArrayList<>(slots);
    all.add(slot);
    long width = all.stream().filter(each -> !each.free()).mapToLong(Slot::width).sum();
    if (width > Integer.MAX_VALUE) {
      throw new InputException(
          "a head of %d values is wider than an array can be; choose a smaller --latent, or data of fewer dimensions"
              .formatted(width));
    }
    return new HeadLayout(all);
  }

  /** All slots, in the order of declaration. */
  public List<Slot> slots() {
    return slots;
  }

  /** W, the number of values the network computes for a row. */
  public int width() {
    return slots.stream().filter(slot -> !slot.free()).mapToInt(Slot::width).sum();
  }
}
