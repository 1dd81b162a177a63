package io.github.vae4j.experiments.benchmarks;

/**
 * How much is measured.
 *
 * @param rounds how often every engine has its turn
 * @param training steps of an engine in a round
 * @param slowTraining steps of DL4J
 * @param evaluation evaluations of an engine in a round
 * @param images rows of an evaluation
 * @param alone gradients of a likelihood by itself
 */
record Effort(
    int rounds, Steps training, Steps slowTraining, Steps evaluation, int images, Steps alone) {
  /**
   * Steps of one process.
   *
   * @param warmUp whose time does not count
   * @param timed whose time counts
   */
  record Steps(int warmUp, int timed) {
    int all() {
      return warmUp + timed;
    }
  }

  /** For figures. */
  static Effort full(int rounds) {
    return new Effort(
        rounds,
        new Steps(600, 300), // until then the virtual machine is still compiling
        new Steps(60, 140),
        new Steps(1, 1),
        Case.IMAGES,
        new Steps(3000, 2000));
  }

  /** To see that everything works. */
  static Effort quick(int rounds) {
    return new Effort(
        rounds, new Steps(40, 60), new Steps(40, 60), new Steps(1, 1), 100, new Steps(200, 200));
  }

  Steps of(Case what, Engine.Kind engine) {
    if (engine == Engine.Kind.FLOOR) {
      return new Steps(5, 20);
    }
    return switch (what.measured()) {
      case TRAINING -> engine == Engine.Kind.DL4J ? slowTraining : training;
      case EVALUATION -> evaluation;
      case LOG_PROBABILITY -> alone;
    };
  }

  /** The last step that every engine of a case does. */
  int commonSteps(Case what) {
    return switch (what.measured()) {
      case TRAINING -> Math.min(training.all(), slowTraining.all());
      case EVALUATION -> evaluation.all();
      case LOG_PROBABILITY -> alone.all();
    };
  }
}
