package io.github.vae4j.core.model;

import io.github.vae4j.core.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The raw outputs of a network, by slot name. */
public final class Head {
  private final Map<String, Tensor> slots;

  private Head(Map<String, Tensor> slots) {
    this.slots = slots;
  }

  /**
   * Cuts a network's output into slots.
   *
   * @param output [..., W] with W the layout's width
   * @param free the free slots' values by name, each of shape [width]
   */
  public static Head of(HeadLayout layout, Tensor output, Map<String, Tensor> free) {
    int width = output.shape().last();
    if (width != layout.width()) {
      throw new IllegalArgumentException(
          "the head is of shape %s; expected its last dimension to be %d, the width of %s"
              .formatted(output.shape(), layout.width(), layout.slots()));
    }
    Map<String, Tensor> slots = new LinkedHashMap<>();
    int from = 0;
    for (HeadLayout.Slot slot : layout.slots()) {
      if (slot.free()) {
        Tensor value = free.get(slot.name());
        if (value == null) {
          throw new IllegalArgumentException("no value for the free slot '" + slot.name() + "'");
        }
        slots.put(slot.name(), value);
      } else {
        slots.put(slot.name(), output.slice(-1, from, from + slot.width()));
        from += slot.width();
      }
    }
    return new Head(slots);
  }

  /** A head of given slots, as tests and fitted posteriors need it. */
  public static Head of(Map<String, Tensor> slots) {
    return new Head(new LinkedHashMap<>(slots));
  }

  /** The same values; no gradient flows back through them. */
  public Head stopGradient() {
    Map<String, Tensor> stopped = new LinkedHashMap<>();
    slots.forEach((name, value) -> stopped.put(name, value.stopGradient()));
    return new Head(stopped);
  }

  /**
   * The slot of that name: [..., width] for a computed slot, [width] for a free one, which
   * broadcasts over the rows.
   */
  public Tensor get(String name) {
    Tensor slot = slots.get(name);
    if (slot == null) {
      throw new IllegalArgumentException(
          "no slot '%s' in the head; it has %s".formatted(name, slots.keySet()));
    }
    return slot;
  }
}
