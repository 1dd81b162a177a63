package io.github.vae4j.core.nn;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A network that computes the head a distribution asks for: one perceptron for all output slots
 * together, and one parameter, NAME.SLOT, for each free slot.
 */
public final class HeadNetwork {
  private final HeadLayout layout;
  private final Mlp mlp;
  private final Map<String, Parameter> free;
  private final UnaryOperator<Tensor> input;

  private HeadNetwork(
      HeadLayout layout, Mlp mlp, Map<String, Parameter> free, UnaryOperator<Tensor> input) {
    this.layout = layout;
    this.mlp = mlp;
    this.free = free;
    this.input = input;
  }

  /**
   * A network with drawn weights; free slots have the start that the layout declares.
   *
   * @param name prefix of its parameters' names: "encoder", "decoder"
   * @param in the width of its input
   */
  public static HeadNetwork of(
      String name, int in, HiddenLayers layers, HeadLayout layout, RandomStream random) {
    Map<String, Parameter> free = new LinkedHashMap<>();
    for (HeadLayout.Slot slot : layout.slots()) {
      if (slot.free()) {
        float[] start = new float[slot.width()];
        Arrays.fill(start, slot.start());
        Shape shape = Shape.of(slot.width());
        free.put(slot.name(), new Parameter(name + "." + slot.name(), shape, start));
      }
    }
    return new HeadNetwork(
        layout, Mlp.of(name, in, layers, layout.width(), random), free, UnaryOperator.identity());
  }

  /** The same network, with the same parameters, fed by that scale of x. */
  public HeadNetwork fedBy(InputScale scale) {
    return new HeadNetwork(
        layout, mlp, free, scale.isNone() ? UnaryOperator.identity() : scale::apply);
  }

  /**
   * The head for each row.
   *
   * @param x [..., in]
   * @return output slots of shape [..., width], free ones of shape [width]
   * @throws IllegalArgumentException if x is of another width, naming the layer
   */
  public Head forward(Tensor x) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    free.forEach((slot, parameter) -> values.put(slot, x.scope().use(parameter)));
    return Head.of(layout, mlp.forward(input.apply(x)), values);
  }

  /**
   * Sets the biases of an output slot: what the network says while its weights are 0. To be called
   * before training.
   *
   * @param values one for each of the slot's outputs
   * @throws IllegalArgumentException if there is no such slot, it is free, or of another width
   */
  public void initialBias(String slot, float[] values) {
    int width = output(slot).width();
    if (values.length != width) {
      throw new IllegalArgumentException(
          "%d initial biases for slot '%s'; expected its width, %d"
              .formatted(values.length, slot, width));
    }
    Parameter bias = mlp.output().bias();
    System.arraycopy(values, 0, bias.values(), first(slot), width);
    bias.changed();
  }

  /**
   * Multiplies the drawn weights of an output slot. To be called before training.
   *
   * @param factor 0 for outputs that start at their biases, whatever the input
   * @throws IllegalArgumentException if there is no such slot, or it is free
   */
  public void initialWeight(String slot, float factor) {
    int width = output(slot).width();
    Parameter weight = mlp.output().weight(); // [hidden, W]
    float[] values = weight.values();
    for (int row = first(slot); row < values.length; row += layout.width()) {
      for (int i = row; i < row + width; i++) {
        values[i] *= factor;
      }
    }
    weight.changed();
  }

  private HeadLayout.Slot output(String slot) {
    return layout.slots().stream()
        .filter(candidate -> candidate.name().equals(slot) && !candidate.free())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no output slot '%s' whose start could be set; the slots are %s"
                        .formatted(slot, layout.slots())));
  }

  /** The place of a slot among the outputs. */
  private int first(String slot) {
    return layout.slots().stream()
        .takeWhile(candidate -> !candidate.name().equals(slot))
        .filter(candidate -> !candidate.free())
        .mapToInt(HeadLayout.Slot::width)
        .sum();
  }

  /**
   * Sets a free slot.
   *
   * @param values of the slot's width
   * @throws IllegalArgumentException if there is no such slot, or it is of another width
   */
  public void setFree(String slot, float[] values) {
    Parameter parameter = free.get(slot);
    if (parameter == null || parameter.values().length != values.length) {
      throw new IllegalArgumentException(
          "%d values for the free slot '%s'; expected one of %s"
              .formatted(values.length, slot, free.values()));
    }
    System.arraycopy(values, 0, parameter.values(), 0, values.length);
    parameter.changed();
  }

  /** What the network computes. */
  public HeadLayout layout() {
    return layout;
  }

  /** Weight and bias of each layer from the input on, then the free slots in declared order. */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(mlp.parameters());
    all.addAll(free.values());
    return List.copyOf(all);
  }
}
