package io.github.vae4j.core.nn;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;

/** A fully connected layer, y = x·W + b, with W [in, out] and b [out]. Biases start at 0. */
public final class Dense {
  private final String name;
  private final int in;
  private final Parameter weight;
  private final Parameter bias;

  private Dense(String name, int in, Parameter weight, Parameter bias) {
    this.name = name;
    this.in = in;
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * A layer with drawn weights.
   *
   * @param name prefix of its parameters: "encoder.0" has "encoder.0.weight" and "encoder.0.bias"
   * @param random the weights are drawn from the child stream of their name, so that they depend on
   *     no other layer
   */
  public static Dense of(
      String name, int in, int out, Initialization initialization, RandomStream random) {
    if (in < 1 || out < 0) {
      throw new IllegalArgumentException(
          "layer '%s' has %d inputs and %d outputs; expected at least 1 and 0"
              .formatted(name, in, out));
    }
    Shape shape = Shape.of(in, out);
    String weightName = name + ".weight";
    float[] weights = initialization.weights(in, out, random.split(weightName));
    return new Dense(
        name,
        in,
        new Parameter(weightName, shape, weights),
        new Parameter(name + ".bias", Shape.of(out), new float[out]));
  }

  /**
   * x·W + b.
   *
   * @param x [..., in]
   * @return [..., out]
   * @throws IllegalArgumentException if x is of another width
   */
  public Tensor forward(Tensor x) {
    if (x.shape().rank() == 0 || x.shape().last() != in) {
      throw new IllegalArgumentException(
          "layer '%s' was given an input of shape %s; expected [..., %d]"
              .formatted(name, x.shape(), in));
    }
    return x.affine(x.scope().use(weight), x.scope().use(bias));
  }

  /** W, [in, out]. */
  public Parameter weight() {
    return weight;
  }

  /** b, [out]. */
  public Parameter bias() {
    return bias;
  }

  /** W, then b. */
  public List<Parameter> parameters() {
    return List.of(weight, bias);
  }
}
