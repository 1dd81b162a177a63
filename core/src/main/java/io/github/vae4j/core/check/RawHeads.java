package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Raw network outputs for a layout, as arrays: what a network might say, before anything is read
 * from it.
 *
 * @param layout the slots
 * @param output the values of the computed slots of one row, of the layout's width
 * @param free the values of the free slots
 */
public record RawHeads(HeadLayout layout, float[] output, Map<String, float[]> free) {

  /** Outputs drawn from a normal distribution of that deviation, free slots about their start. */
  public static RawHeads random(HeadLayout layout, RandomStream random, double deviation) {
    float[] output = new float[layout.width()];
    for (int i = 0; i < output.length; i++) {
      output[i] = (float) (deviation * random.nextNormal());
    }
    Map<String, float[]> free = new LinkedHashMap<>();
    for (HeadLayout.Slot slot : freeSlots(layout)) {
      float[] values = new float[slot.width()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (slot.start() + deviation * random.nextNormal());
      }
      free.put(slot.name(), values);
    }
    return new RawHeads(layout, output, free);
  }

  /** Every way to set each slot to −size or size throughout. */
  public static List<RawHeads> extremes(HeadLayout layout, float size) {
    List<HeadLayout.Slot> slots = layout.slots();
    List<RawHeads> all = new ArrayList<>();
    for (int signs = 0; signs < 1 << slots.size(); signs++) {
      Map<String, float[]> values = new LinkedHashMap<>();
      for (int i = 0; i < slots.size(); i++) {
        float[] slot = new float[slots.get(i).width()];
        Arrays.fill(slot, (signs >> i & 1) == 0 ? -size : size);
        values.put(slots.get(i).name(), slot);
      }
      all.add(of(layout, values));
    }
    return all;
  }

  /** Outputs with each slot as given. */
  public static RawHeads of(HeadLayout layout, Map<String, float[]> slots) {
    float[] output = new float[layout.width()];
    Map<String, float[]> free = new LinkedHashMap<>();
    int from = 0;
    for (HeadLayout.Slot slot : layout.slots()) {
      float[] values = slots.get(slot.name());
      if (values == null || values.length != slot.width()) {
        throw new IllegalArgumentException(
            "the reference gives %s for slot '%s'; expected %d values"
                .formatted(
                    values == null ? "nothing" : values.length + " values",
                    slot.name(),
                    slot.width()));
      }
      if (slot.free()) {
        free.put(slot.name(), values);
      } else {
        System.arraycopy(values, 0, output, from, values.length);
        from += values.length;
      }
    }
    return new RawHeads(layout, output, free);
  }

  /** The first value of a slot changed, and nothing else. */
  RawHeads withFirst(String name, float value) {
    float[] changed = output.clone();
    Map<String, float[]> slots = new LinkedHashMap<>();
    free.forEach((slot, values) -> slots.put(slot, values.clone()));
    int from = 0;
    for (HeadLayout.Slot slot : layout.slots()) {
      if (slot.name().equals(name)) {
        if (slot.free()) {
          slots.put(name, first(new float[slot.width()], slots.get(name), value));
        } else {
          changed[from] = value;
        }
      }
      from += slot.free() ? 0 : slot.width();
    }
    return new RawHeads(layout, changed, slots);
  }

  private static float[] first(
      float[] copy, float @org.jspecify.annotations.Nullable [] values, float value) {
    if (values != null) {
      System.arraycopy(values, 0, copy, 0, copy.length);
    }
    copy[0] = value;
    return copy;
  }

  /** The head of the leading dimensions {@code lead}, the same in every row. */
  public Head repeated(Scope scope, int... lead) {
    int[] sizes = Arrays.copyOf(lead, lead.length + 1);
    sizes[lead.length] = output.length;
    Shape shape = Shape.of(sizes);
    return read(scope, scope.variable(shape, tiled(shape.size())));
  }

  private float[] tiled(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = output[i % output.length];
    }
    return values;
  }

  /** The head of other outputs with this one's free slots. */
  public Head read(Scope scope, Tensor outputs) {
    return Head.of(layout, outputs, freeTensors(scope));
  }

  /** The free slots' values. */
  public Map<String, Tensor> freeTensors(Scope scope) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    free.forEach(
        (name, values) -> tensors.put(name, scope.variable(Shape.of(values.length), values)));
    return tensors;
  }

  /** The slots that are one learned vector. */
  public static List<HeadLayout.Slot> freeSlots(HeadLayout layout) {
    return layout.slots().stream().filter(HeadLayout.Slot::free).toList();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("at the head " + brief(output));
    free.forEach(
        (name, values) -> text.append(", ").append(name).append(' ').append(brief(values)));
    return text.toString();
  }

  private static String brief(float[] values) {
    return values.length <= 6
        ? Arrays.toString(values)
        : Arrays.toString(Arrays.copyOf(values, 6)).replace("]", ", …]");
  }
}
