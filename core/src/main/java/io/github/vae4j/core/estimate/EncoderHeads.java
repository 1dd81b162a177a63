package io.github.vae4j.core.estimate;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The heads of q(z|x) of some rows, as numbers that outlive a scope: what the encoder says of each
 * row, to be read again or changed.
 */
final class EncoderHeads {
  private static final int AT_ONCE = 256;

  private final Vae vae;
  private final int rows;
  private final List<Parameter> slots;

  private EncoderHeads(Vae vae, int rows, List<Parameter> slots) {
    this.vae = vae;
    this.rows = rows;
    this.slots = slots;
  }

  /** What the encoder says of those rows. */
  static EncoderHeads of(Device device, Vae vae, ImportanceSampling.Rows data, int... numbers) {
    Map<String, float[]> values = new LinkedHashMap<>();
    List<HeadLayout.Slot> layout = vae.encoder().layout().slots();
    for (HeadLayout.Slot slot : layout) {
      values.put(
          slot.name(), new float[slot.free() ? slot.width() : numbers.length * slot.width()]);
    }
    for (int from = 0; from < numbers.length; from += AT_ONCE) {
      int[] some =
          IntStream.range(from, Math.min(numbers.length, from + AT_ONCE))
              .map(i -> numbers[i])
              .toArray();
      try (Scope scope = device.inference()) {
        Head head = vae.encoder().forward(data.read(scope, some));
        for (HeadLayout.Slot slot : layout) {
          float[] part = head.get(slot.name()).toArray();
          float[] all = values.getOrDefault(slot.name(), part);
          System.arraycopy(part, 0, all, slot.free() ? 0 : from * slot.width(), part.length);
        }
      }
    }
    List<Parameter> slots = new ArrayList<>();
    for (HeadLayout.Slot slot : layout) {
      Shape shape = slot.free() ? Shape.of(slot.width()) : Shape.of(numbers.length, slot.width());
      slots.add(new Parameter(slot.name(), shape, values.getOrDefault(slot.name(), new float[0])));
    }
    return new EncoderHeads(vae, numbers.length, slots);
  }

  int rows() {
    return rows;
  }

  /** The slots that are a row's own, to be changed in place: [B, width] each. */
  List<Parameter> ofRows() {
    return slots.stream().filter(slot -> slot.shape().rank() == 2).toList();
  }

  /** The same values, to be changed without changing these. */
  EncoderHeads copy() {
    return new EncoderHeads(
        vae,
        rows,
        slots.stream()
            .map(slot -> new Parameter(slot.name(), slot.shape(), slot.values()))
            .toList());
  }

  /** q(z|x) of all rows. */
  Posterior posterior(Scope scope) {
    Map<String, Tensor> head = new LinkedHashMap<>();
    slots.forEach(slot -> head.put(slot.name(), scope.use(slot)));
    return vae.encoderDistribution().read(Head.of(head));
  }

  /**
   * q(z|x) of one dimension of z, as a family over a single dimension reads it from its part of
   * each slot. Right only where q is a product over dimensions.
   */
  Posterior posterior(Scope scope, int dimension, int latent) {
    Map<String, Tensor> head = new LinkedHashMap<>();
    for (Parameter slot : slots) {
      int width = slot.shape().last() / latent;
      head.put(slot.name(), scope.use(slot).slice(-1, dimension * width, (dimension + 1) * width));
    }
    return vae.encoderDistribution().read(Head.of(head));
  }

  /** Whether each slot is as many times as wide as that of a single dimension as z has. */
  boolean splits(int latent) {
    Map<String, Integer> single = new LinkedHashMap<>();
    vae.encoderDistribution()
        .head(1)
        .slots()
        .forEach(slot -> single.put(slot.name(), slot.width()));
    return slots.stream()
        .allMatch(
            slot ->
                slot.shape().last() == latent * single.getOrDefault(slot.name(), 0)
                    && slot.shape().size() > 0);
  }
}
