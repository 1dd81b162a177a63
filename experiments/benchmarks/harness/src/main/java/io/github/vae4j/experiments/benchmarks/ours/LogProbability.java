package io.github.vae4j.experiments.benchmarks.ours;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.experiments.benchmarks.protocol.Recorder;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A likelihood by itself: log p(x|z) of a batch and its gradient by the decoder's head. */
public final class LogProbability {
  private LogProbability() {}

  public static void main(String[] args) {
    Task task = Task.of(args);
    Session session = new Session(task);
    Components components = Session.injector().getInstance(Components.class);
    int dim = task.architecture().dim();
    Likelihood likelihood =
        session
            .spec()
            .complete(components)
            .create(Kind.LIKELIHOOD, components, new Dimensions(dim, task.architecture().latent()));
    RandomStream random = RandomStream.of(Task.SEED);
    Parameter x = drawn("x", Shape.of(task.batch(), dim), random);
    List<Parameter> slots = new ArrayList<>();
    for (HeadLayout.Slot slot : likelihood.head(dim).slots()) {
      slots.add(drawn(slot.name(), Shape.of(1, task.batch(), slot.width()), random));
    }
    Recorder recorder = new Recorder(task);
    try (Device device = Device.cpu(task.threads())) {
      while (!recorder.enough()) {
        recorder.begin();
        recorder.end(step(device, likelihood, x, slots));
      }
    }
    recorder.print(System.out, session.version());
  }

  private static double step(
      Device device, Likelihood likelihood, Parameter x, List<Parameter> slots) {
    try (Scope scope = device.scope()) {
      Map<String, Tensor> head = new LinkedHashMap<>();
      slots.forEach(slot -> head.put(slot.name(), scope.use(slot)));
      Tensor loss = likelihood.logProb(scope.use(x).stopGradient(), Head.of(head)).mean().neg();
      Gradients gradients = scope.gradients(loss);
      slots.forEach(gradients::array);
      return loss.item();
    }
  }

  /** Values around those that data and raw outputs have. */
  private static Parameter drawn(String name, Shape shape, RandomStream random) {
    float[] values = new float[shape.size()];
    random.split(name).fillUniform(values, 0, values.length);
    return new Parameter(name, shape, values);
  }
}
