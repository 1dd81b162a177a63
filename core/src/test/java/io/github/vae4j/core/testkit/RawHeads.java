package io.github.vae4j.core.testkit;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
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
record RawHeads(HeadLayout layout, float[] output, Map<String, float[]> free) {

  /** Outputs drawn from a normal distribution of that deviation, free slots about their start. */
  static RawHeads random(HeadLayout layout, RandomStream random, double deviation) {
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
  static List<RawHeads> extremes(HeadLayout layout, float size) {
    List<HeadLayout.Slot> slots = layout.slots();
    List<RawHeads> all = new ArrayList<>();
    for (int signs = 0; signs < 1 << slots.size(); signs++) {
      Map<String, float[]> values = new LinkedHashMap<>();
      for (int i = 0; i < slots.size(); i++) {
        float[] slot = new float[slots.get(i).width()];
        java.util.Arrays.fill(slot, (signs >> i & 1) == 0 ? -size : size);
        values.put(slots.get(i).name(), slot);
      }
      all.add(of(layout, values));
    }
    return all;
  }

  /** Outputs with each slot as given. */
  static RawHeads of(HeadLayout layout, Map<String, float[]> slots) {
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

  /** The head of the leading dimensions {@code lead}, the same in every row. */
  Head repeated(Scope scope, int... lead) {
    int[] sizes = java.util.Arrays.copyOf(lead, lead.length + 1);
    sizes[lead.length] = output.length;
    Shape shape = Shape.of(sizes);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = output[i % output.length];
    }
    return read(scope, scope.variable(shape, values));
  }

  /** The head of other outputs with this one's free slots. */
  Head read(Scope scope, Tensor outputs) {
    return Head.of(layout, outputs, freeTensors(scope));
  }

  Map<String, Tensor> freeTensors(Scope scope) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    free.forEach(
        (name, values) -> tensors.put(name, scope.variable(Shape.of(values.length), values)));
    return tensors;
  }

  static List<HeadLayout.Slot> freeSlots(HeadLayout layout) {
    return layout.slots().stream().filter(HeadLayout.Slot::free).toList();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("at the head " + java.util.Arrays.toString(output));
    free.forEach(
        (name, values) ->
            text.append(", ").append(name).append(' ').append(java.util.Arrays.toString(values)));
    return text.toString();
  }
}
