package io.github.vae4j.core.nn;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A multilayer perceptron: hidden layers h ← activation(h·W + b), then a linear output layer.
 *
 * <p>Hidden layers start as {@link HiddenLayers#initialization} says. The output layer always
 * starts as {@link Initialization#GLOROT}: no rectifier follows it that He's factor 2 would make up
 * for, and the smaller weights keep a head near its biases at the start.
 *
 * <p>Layers are named NAME.0, NAME.1, … and NAME.output, and each draws its weights from the stream
 * of its own name: a hidden layer more leaves the weights of all layers of unchanged shape as they
 * were.
 */
public final class Mlp {
  private final List<Dense> hidden;
  private final ActivationFunction activation;
  private final Dense output;

  private Mlp(List<Dense> hidden, ActivationFunction activation, Dense output) {
    this.hidden = hidden;
    this.activation = activation;
    this.output = output;
  }

  /**
   * A network with drawn weights.
   *
   * @param name prefix of its parameters' names: "encoder"
   * @param in the width of its input
   * @param out the width of its output
   */
  public static Mlp of(String name, int in, HiddenLayers layers, int out, RandomStream random) {
    List<Dense> hidden = new ArrayList<>();
    int width = in;
    for (int next : layers.widths()) {
      String layer = name + "." + hidden.size();
      hidden.add(Dense.of(layer, width, next, layers.initialization(), random));
      width = next;
    }
    Dense output = Dense.of(name + ".output", width, out, Initialization.GLOROT, random);
    return new Mlp(List.copyOf(hidden), layers.activation(), output);
  }

  /**
   * The output of the network.
   *
   * @param x [..., in]
   * @return [..., out]
   * @throws IllegalArgumentException if x is of another width, naming the layer
   */
  public Tensor forward(Tensor x) {
    Tensor h = x;
    for (Dense layer : hidden) {
      h = activation.apply(layer.forward(h));
    }
    return output.forward(h);
  }

  /** The output layer. */
  public Dense output() {
    return output;
  }

  /** Weight and bias of each layer, from the input on. */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    hidden.forEach(layer -> all.addAll(layer.parameters()));
    all.addAll(output.parameters());
    return List.copyOf(all);
  }
}
