package io.github.vae4j.core.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the hidden layers of a network are built.
 *
 * @param widths the number of units of each layer, from the input on; none for a linear network
 * @param activation what each unit applies
 * @param initialization how the weights of the hidden layers start
 */
public record HiddenLayers(
    List<Integer> widths, ActivationFunction activation, Initialization initialization) {

  public HiddenLayers {
    widths = List.copyOf(widths);
    if (widths.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "hidden layers of widths %s; expected each at least 1".formatted(widths));
    }
  }

  /** The same layers from the output on: the decoder that mirrors an encoder. */
  public HiddenLayers reversed() {
    List<Integer> mirrored = new ArrayList<>(widths);
    Collections.reverse(mirrored);
    return new HiddenLayers(mirrored, activation, initialization);
  }
}
