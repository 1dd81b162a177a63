package io.github.vae4j.core.optim;

import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Binds the optimisers and the learning-rate schedules by name. */
public final class OptimModule extends ComponentsModule {
  private static final Setting<Double> BETA1 =
      decay("beta1", 0.9, "decay of the running mean of the gradient");
  private static final Setting<Double> BETA2 =
      decay("beta2", 0.999, "decay of the running mean of the squared gradient");
  private static final Setting<Double> EPSILON =
      Setting.positive("epsilon", 1e-8, "added to the root of the mean square");
  private static final Setting<Double> WEIGHT_DECAY =
      Setting.nonNegative(
          "weight-decay", 0.01, "share of each weight, times the learning rate, lost in a step");
  private static final Setting<Double> MOMENTUM =
      decay("momentum", 0.9, "decay of the velocity; 0: none");
  private static final Setting<Boolean> NESTEROV =
      Setting.flag("nesterov", false, "whether the step looks ahead along the velocity");
  private static final Setting<Double> ALPHA =
      decay("alpha", 0.99, "decay of the running mean of the squared gradient");
  private static final Setting<Double> RMS_MOMENTUM =
      decay("momentum", 0, "decay of the velocity; 0: none");

  private static final Setting<Double> FACTOR =
      Setting.real("factor", 0.1, "what the learning rate is multiplied by at each fall")
          .that(v -> v > 0 && v <= 1, "a number greater than 0 and at most 1");
  private static final Setting<Integer> EVERY =
      Setting.integer("every", 10, 1, "epochs between two falls");
  private static final Setting<Double> FLOOR =
      Setting.real("floor", 0, "share of the base learning rate left at the end")
          .that(v -> v >= 0 && v <= 1, "a number from 0 to 1");
  private static final Setting<Integer> STAGES =
      Setting.integer(
          "stages", 8, 1, "how many stages: 8 are 3280 epochs, 4 are 40; then the last rate stays");
  private static final Setting<BurdaStages.Fit> FIT =
      Setting.choice(
          "fit",
          BurdaStages.Fit.TRUNCATE,
          "whether a shorter run ends early in the stages, or has them all scaled to its epochs");

  @Override
  protected void configure() {
    optimizers();
    schedules();
  }

  private void optimizers() {
    bindComponent(
        Kind.OPTIMIZER,
        "adam",
        "Adam (Kingma, Ba, 2015)",
        List.of(BETA1, BETA2, EPSILON),
        s -> new Adam(s.get(BETA1), s.get(BETA2), s.get(EPSILON)));
    bindComponent(
        Kind.OPTIMIZER,
        "adamw",
        "Adam with decoupled decay of the weights, not of biases (Loshchilov, Hutter, 2019)",
        List.of(BETA1, BETA2, EPSILON, WEIGHT_DECAY),
        s -> new AdamW(s.get(BETA1), s.get(BETA2), s.get(EPSILON), s.get(WEIGHT_DECAY)));
    bindComponent(
        Kind.OPTIMIZER,
        "sgd",
        "gradient descent with momentum, Polyak's or Nesterov's",
        List.of(MOMENTUM, NESTEROV),
        s -> new SgdMomentum(s.get(MOMENTUM), s.get(NESTEROV)));
    bindComponent(
        Kind.OPTIMIZER,
        "rmsprop",
        "RMSprop (Tieleman, Hinton, 2012), with optional momentum",
        List.of(ALPHA, EPSILON, RMS_MOMENTUM),
        s -> new RmsProp(s.get(ALPHA), s.get(EPSILON), s.get(RMS_MOMENTUM)));
  }

  private void schedules() {
    schedule(
        "constant", "the same learning rate throughout", 0, List.of(), s -> Schedule.constant());
    schedule(
        "step",
        "falls by a factor every so many epochs",
        0,
        List.of(FACTOR, EVERY),
        s -> Schedule.step(s.get(FACTOR), s.get(EVERY)));
    schedule(
        "cosine",
        "half a cosine from the base learning rate down to a floor at the end of the run",
        0,
        List.of(FLOOR),
        s -> Schedule.cosine(s.get(FLOOR)));
    schedule(
        "burda-stages",
        "stages of 3^i epochs at 10^(-i/7) of the base learning rate (Burda et al., 2016)",
        0,
        List.of(STAGES, FIT),
        s -> new BurdaStages(s.get(STAGES), s.get(FIT)));
    schedule(
        "warm-up",
        "rises in a straight line, then constant",
        5,
        List.of(),
        s -> Schedule.constant());
  }

  /** Binds a schedule that may follow a warm-up, as every one may. */
  private void schedule(
      String name,
      String summary,
      int warmUpEpochs,
      List<Setting<?>> settings,
      Function<Settings, Schedule> factory) {
    Setting<Integer> warmUp =
        Setting.integer(
            "warm-up-epochs",
            warmUpEpochs,
            0,
            "epochs in which the learning rate first rises in a straight line");
    List<Setting<?>> all = new ArrayList<>(settings);
    all.add(warmUp);
    bindComponent(
        Kind.SCHEDULE, name, summary, all, s -> factory.apply(s).afterWarmUp(s.get(warmUp)));
  }

  private static Setting<Double> decay(String key, double defaultValue, String description) {
    return Setting.real(key, defaultValue, description)
        .that(v -> v >= 0 && v < 1, "a number of at least 0 and below 1");
  }
}
