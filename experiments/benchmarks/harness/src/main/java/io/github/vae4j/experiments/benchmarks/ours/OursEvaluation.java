package io.github.vae4j.experiments.benchmarks.ours;

import com.google.inject.Injector;
import io.github.vae4j.core.data.ByteDataSet;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.nn.HeadNetwork;
import io.github.vae4j.core.nn.HiddenLayers;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.benchmarks.protocol.Recorder;
import io.github.vae4j.experiments.benchmarks.protocol.Rows;
import io.github.vae4j.experiments.benchmarks.protocol.Task;
import io.github.vae4j.experiments.benchmarks.protocol.Weights;
import java.util.Arrays;

/** The importance-sampled log-likelihood of a trained model. */
public final class OursEvaluation {
  private OursEvaluation() {}

  public static void main(String[] args) {
    Task task = Task.of(args);
    Session session = new Session(task);
    ByteDataSet data =
        ByteDataSet.images(
            Rows.read(task.data(), task.architecture().dim()).bytes(), new ImageShape(28, 28));
    ImportanceSampling sampling = new ImportanceSampling(model(session), task.samples());
    Recorder recorder = new Recorder(task);
    try (Device device = Device.cpu(task.threads())) {
      while (!recorder.enough()) {
        recorder.begin();
        double[] values =
            sampling.logLikelihood(
                device,
                task.images(),
                (scope, rows) ->
                    scope.constant(
                        Shape.of(rows.length, data.dim()), out -> data.copyRows(rows, out)),
                RandomStream.of(Task.SEED),
                done -> {});
        recorder.end(Arrays.stream(values).average().orElseThrow());
      }
    }
    recorder.print(System.out, session.version());
  }

  /** The model of the task's run with the weights of its file. */
  private static Vae model(Session session) {
    Task task = session.task();
    Injector injector = Session.injector();
    Components components = injector.getInstance(Components.class);
    RunSpec spec = session.spec().complete(components);
    int dim = task.architecture().dim();
    int latent = task.architecture().latent();
    Dimensions dimensions = new Dimensions(dim, latent);
    Likelihood likelihood = spec.create(Kind.LIKELIHOOD, components, dimensions);
    EncoderDistribution q = spec.create(Kind.ENCODER, components, dimensions);
    HiddenLayers hidden =
        new HiddenLayers(
            task.architecture().hidden(),
            spec.get(RunSettings.ACTIVATION),
            spec.get(RunSettings.INITIALIZATION));
    RandomStream random = RandomStream.of(Task.SEED);
    Vae vae =
        new Vae(
            HeadNetwork.of("encoder", dim, hidden, q.head(latent), random),
            q,
            spec.create(Kind.PRIOR, components, dimensions),
            HeadNetwork.of("decoder", latent, hidden.reversed(), likelihood.head(dim), random),
            likelihood,
            injector.getInstance(KlRegistry.class));
    Weights weights = Weights.read(task.weights());
    for (Parameter parameter : vae.parameters()) {
      float[] values = weights.get(parameter.name());
      System.arraycopy(values, 0, parameter.values(), 0, values.length);
      parameter.changed();
    }
    return vae;
  }
}
