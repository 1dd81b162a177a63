package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.experiments.benchmarks.protocol.Architecture;
import java.util.List;

/**
 * What the engines are compared on.
 *
 * @param name as {@code --cases} takes it
 * @param peers who take part besides ours
 */
record Case(
    String name,
    Measured measured,
    Architecture architecture,
    String likelihood,
    int batch,
    List<Engine.Kind> peers) {

  /** What a step is. */
  enum Measured {
    /** A step of training. */
    TRAINING("step"),
    /** log p̂(x) of 1,000 images from 500 draws each. */
    EVALUATION("evaluation"),
    /** log p(x|z) of a batch, and its gradient. */
    LOG_PROBABILITY("log p(x|z) and gradient");

    private final String unit;

    Measured(String unit) {
      this.unit = unit;
    }

    /** What one time is of. */
    String unit() {
      return unit;
    }
  }

  /** Images of an evaluation. */
  static final int IMAGES = 1000;

  /** Draws for each of them. */
  static final int SAMPLES = 500;

  private static final List<Engine.Kind> BOTH = List.of(Engine.Kind.LIBTORCH, Engine.Kind.DL4J);
  private static final List<Engine.Kind> LIBTORCH = List.of(Engine.Kind.LIBTORCH);

  /** All, in the order of the table. */
  static List<Case> all() {
    return List.of(
        training("main-128", main(1), "bernoulli", 128, BOTH),
        training("main-512", main(1), "bernoulli", 512, BOTH),
        training(
            "big-128", new Architecture(784, List.of(500, 500), 50, 1), "bernoulli", 128, BOTH),
        training("gaussian-learned", main(2), "gaussian-learned", 128, LIBTORCH),
        training("laplace", main(2), "laplace-learned", 128, List.of()),
        training("gaussian-fixed", main(1), "gaussian-fixed", 128, List.of()),
        training("laplace-fixed", main(1), "laplace-fixed", 128, List.of()),
        alone("gaussian-learned", "gaussian-learned", main(2)),
        alone("laplace", "laplace-learned", main(2)),
        alone("gaussian-fixed", "gaussian-fixed", main(1)),
        alone("laplace-fixed", "laplace-fixed", main(1)),
        new Case("evaluation", Measured.EVALUATION, main(1), "bernoulli", 1, LIBTORCH));
  }

  private static Architecture main(int outputs) {
    return new Architecture(784, List.of(400), 20, outputs);
  }

  private static Case training(
      String name,
      Architecture architecture,
      String likelihood,
      int batch,
      List<Engine.Kind> peers) {
    return new Case(name, Measured.TRAINING, architecture, likelihood, batch, peers);
  }

  private static Case alone(String name, String likelihood, Architecture architecture) {
    return new Case(
        name + "-alone", Measured.LOG_PROBABILITY, architecture, likelihood, 128, List.of());
  }

  /**
   * Whether all start from weights after an epoch of training. A deep network stands still at first
   * for as long as chance will have it, and no two losses would compare.
   */
  boolean startsTrained() {
    return measured == Measured.EVALUATION || architecture.hidden().size() > 1;
  }

  /** Whether the pixels are 0 or 1. */
  boolean binary() {
    return likelihood.equals("bernoulli");
  }

  /**
   * Operations of a step's matrix products; 0 if it has none.
   *
   * @param images of an evaluation
   */
  double flops(int images) {
    return switch (measured) {
      case TRAINING -> architecture.trainingFlops(batch);
      case EVALUATION -> architecture.evaluationFlops(images, SAMPLES);
      case LOG_PROBABILITY -> 0;
    };
  }
}
