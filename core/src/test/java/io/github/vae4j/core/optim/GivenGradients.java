package io.github.vae4j.core.optim;

import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Parameters and chosen gradients for them: those of Σ w·g. */
final class GivenGradients {
  private GivenGradients() {}

  static Parameter vector(String name, float... values) {
    return new Parameter(name, Shape.of(values.length), values);
  }

  static void with(
      Device device, List<Parameter> parameters, List<float[]> given, Consumer<Gradients> use) {
    try (Scope scope = device.scope()) {
      Tensor loss = scope.scalar(0);
      for (int p = 0; p < parameters.size(); p++) {
        Parameter parameter = parameters.get(p);
        Tensor g = scope.constant(parameter.shape(), given.get(p));
        loss = loss.add(scope.use(parameter).mul(g).sum());
      }
      use.accept(scope.gradients(loss));
    }
  }

  static void step(
      Device device,
      Optimizer optimizer,
      List<Parameter> parameters,
      List<float[]> given,
      double scale,
      double rate) {
    with(device, parameters, given, g -> optimizer.step(device, parameters, g, scale, rate));
  }

  /** One step of one vector parameter on one thread. */
  static void step(Optimizer optimizer, Parameter parameter, double rate, float... gradient) {
    try (Device device = Device.cpu(1)) {
      step(device, optimizer, List.of(parameter), List.of(gradient), 1, rate);
    }
  }

  /** Smooth gradients of changing sign for step t, over six orders of magnitude. */
  static List<float[]> wave(List<Parameter> parameters, int t) {
    List<float[]> given = new ArrayList<>();
    for (Parameter parameter : parameters) {
      float[] g = new float[parameter.shape().size()];
      for (int i = 0; i < g.length; i++) {
        g[i] = (float) (Math.pow(10, -(i % 7)) * Math.cos(0.7 * t + 0.3 * i));
      }
      given.add(g);
    }
    return given;
  }
}
