package io.github.vae4j.experiments.studies.gradients;

import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import java.util.ArrayList;
import java.util.List;

/** Draws gradients at one x and holds them against a reference. */
final class Laboratory {
  /** Draws through the decoder at once where a reference is made: they fit the cache. */
  private static final int AT_ONCE = 20_000;

  private final Device device;
  private final float[][] x;
  private final int repetitions;
  private final RandomStream random;

  /**
   * A place to measure.
   *
   * @param x rows, [B][D]
   * @param repetitions independent gradients of each estimator
   * @param random split by the name of what is drawn
   */
  Laboratory(Device device, float[][] x, int repetitions, RandomStream random) {
    this.device = device;
    this.x = x;
    this.repetitions = repetitions;
    this.random = random;
  }

  FlatGradient gradient(Vae vae) {
    return new FlatGradient(device, vae, x);
  }

  /** Both parts of one estimator. */
  List<Measurement> measure(Estimator estimator, String bound, Reference reference) {
    RandomStream own = random.split(estimator.name()).split(estimator.k());
    FlatGradient gradient = gradient(estimator.vae());
    List<double[]> gradients = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      gradients.add(gradient.of(estimator.objective(), estimator.samples(), own.split(i)));
    }
    List<Measurement> measured = new ArrayList<>();
    for (Part part : Part.values()) {
      Figures figures =
          Figures.of(gradients, reference, part.from(estimator.vae()), part.to(estimator.vae()));
      measured.add(new Measurement(estimator, bound, part, reference, figures));
    }
    return measured;
  }

  /**
   * The mean gradient of an objective of k draws, from about so many draws.
   *
   * @param draws in all, at least 2 groups of k
   */
  Reference reference(Vae vae, String name, Objective objective, int k, int draws) {
    RandomStream own = random.split("reference").split(name).split(k);
    int groups = Math.max(1, AT_ONCE / k);
    int passes = Math.max(2, draws / (groups * k));
    FlatGradient gradient = gradient(vae);
    List<double[]> means = new ArrayList<>();
    for (int i = 0; i < passes; i++) {
      means.add(gradient.of(objective, groups, own.split(i)));
    }
    return Reference.mean(means);
  }
}
