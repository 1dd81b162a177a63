package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.nn.ActivationFunction;
import io.github.vae4j.core.nn.Dense;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.nn.HiddenLayers;
import io.github.vae4j.core.nn.Initialization;
import io.github.vae4j.core.nn.Mlp;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/** The layers and activations that models are made of, each with its recomputation in double. */
final class BuiltInNetworks {
  private static final int IN = 3;
  private static final int OUT = 5;
  private static final int HIDDEN = 6;

  private BuiltInNetworks() {}

  /** All of them by name. */
  static Map<String, Network> all() {
    Map<String, Network> all = new LinkedHashMap<>();
    all.put("dense", dense());
    for (ActivationFunction activation : ActivationFunction.values()) {
      String name = Setting.written(activation);
      all.put(name, activation(activation));
      all.put("mlp " + name, mlp(activation));
    }
    all.put("head-network", headNetwork());
    return all;
  }

  private static Network activation(ActivationFunction activation) {
    return new Network(activation::apply, List.of(), OUT, OUT, x -> each(x, reference(activation)));
  }

  private static Network dense() {
    Dense dense = Dense.of("dense", IN, OUT, Initialization.HE, RandomStream.of(1));
    stir(dense.parameters());
    return new Network(
        dense::forward,
        dense.parameters(),
        IN,
        OUT,
        x -> affine(x, dense.weight().values(), dense.bias().values()));
  }

  private static Network mlp(ActivationFunction activation) {
    Mlp mlp = Mlp.of("mlp", IN, hidden(activation), OUT, RandomStream.of(2));
    stir(mlp.parameters());
    return new Network(
        mlp::forward, mlp.parameters(), IN, OUT, x -> layers(x, mlp.parameters(), activation));
  }

  /** Three means and two scales from one perceptron, one after the other. */
  private static Network headNetwork() {
    HeadLayout layout = HeadLayout.of("mean", 3).free("shared", 2, 0.5f).output("scale", OUT - 3);
    HeadNetwork network =
        HeadNetwork.of("head", IN, hidden(ActivationFunction.TANH), layout, RandomStream.of(3));
    List<Parameter> parameters = network.parameters();
    stir(parameters);
    List<Parameter> computed = parameters.subList(0, parameters.size() - 1);
    return new Network(
        x -> {
          Head head = network.forward(x);
          return concatenated(head.get("mean"), head.get("scale"));
        },
        computed,
        IN,
        OUT,
        x -> layers(x, computed, ActivationFunction.TANH));
  }

  private static Tensor concatenated(Tensor first, Tensor second) {
    return first.concat(-1, second);
  }

  private static HiddenLayers hidden(ActivationFunction activation) {
    return new HiddenLayers(List.of(HIDDEN, HIDDEN - 1), activation, Initialization.HE);
  }

  /** Biases start at 0, where nobody would miss them. */
  private static void stir(List<Parameter> parameters) {
    RandomStream random = RandomStream.of(4);
    for (Parameter parameter : parameters) {
      for (int i = 0; i < parameter.values().length; i++) {
        parameter.values()[i] += (float) (0.3 * random.nextNormal());
      }
      parameter.changed();
    }
  }

  /** Weight and bias of each layer, the activation after all but the last. */
  private static double[] layers(
      double[] x, List<Parameter> parameters, ActivationFunction activation) {
    double[] h = x;
    for (int i = 0; i + 1 < parameters.size(); i += 2) {
      h = affine(h, parameters.get(i).values(), parameters.get(i + 1).values());
      if (i + 2 < parameters.size()) {
        h = each(h, reference(activation));
      }
    }
    return h;
  }

  private static double[] affine(double[] x, float[] weight, float[] bias) {
    double[] y = new double[bias.length];
    for (int j = 0; j < y.length; j++) {
      y[j] = bias[j];
      for (int i = 0; i < x.length; i++) {
        y[j] += x[i] * weight[i * y.length + j];
      }
    }
    return y;
  }

  private static double[] each(double[] x, DoubleUnaryOperator function) {
    return Arrays.stream(x).map(function).toArray();
  }

  private static DoubleUnaryOperator reference(ActivationFunction activation) {
    return switch (activation) {
      case RELU -> x -> Math.max(x, 0);
      case LEAKY_RELU -> x -> x > 0 ? x : 0.01 * x;
      case ELU -> x -> x > 0 ? x : Math.expm1(x);
      case GELU -> x -> x * 0.5 * Erf.erfc(-x / Math.sqrt(2));
      case SILU -> x -> x / (1 + Math.exp(-x));
      case SOFTPLUS -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
      case TANH -> Math::tanh;
      case IDENTITY -> x -> x;
    };
  }
}
