package io.github.vae4j.core.run;

import io.github.vae4j.core.data.BinarizationMode;
import io.github.vae4j.core.nn.ActivationFunction;
import io.github.vae4j.core.nn.Initialization;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import java.util.List;
import java.util.Map;

/** The settings of a run that belong to no component. */
public final class RunSettings {
  public static final Setting<String> NAME =
      Setting.text("name", "", "label of the run; empty: the likelihood's name");
  public static final Setting<BinarizationMode> BINARIZE =
      Setting.choice(
          "binarize", BinarizationMode.NONE, "how pixels in [0, 1] become 0 or 1 before training");
  public static final Setting<List<Integer>> HIDDEN =
      Setting.widths(
          "hidden", List.of(400), "widths of the encoder's hidden layers; the decoder's reversed");
  public static final Setting<ActivationFunction> ACTIVATION =
      Setting.choice("activation", ActivationFunction.RELU, "activation of the hidden layers");
  public static final Setting<Initialization> INITIALIZATION =
      Setting.choice(
          "initialization",
          Initialization.HE,
          "how the weights of hidden layers start; those of output layers: glorot");
  public static final Setting<Integer> LATENT =
      Setting.integer("latent", 20, 1, "L, the dimension of z");
  public static final Setting<Integer> BATCH = Setting.integer("batch", 128, 1, "rows in a step");
  public static final Setting<Integer> EPOCHS =
      Setting.integer("epochs", 10, 1, "passes over the training data");
  public static final Setting<Integer> SAMPLES =
      Setting.integer(
          "samples",
          1,
          1,
          "S, estimates of the objective for each row in training: draws of z, or groups of k of"
              + " them");
  public static final Setting<Integer> TEST_SAMPLES =
      Setting.integer("test-samples", 1, 1, "S, draws of z for each row in evaluation");
  public static final Setting<Double> LEARNING_RATE =
      Setting.positive("learning-rate", 1e-3, "base learning rate, which the schedule scales");
  public static final Setting<Double> CLIP_NORM =
      Setting.nonNegative(
          "clip-norm", 0, "largest 2-norm of the gradient of all parameters; 0: not clipped");
  public static final Setting<Long> SEED =
      Setting.seed("seed", 1, "seed of every random stream of the run");
  public static final Setting<Integer> LOG_EVERY =
      Setting.integer(
          "log-every",
          100,
          1,
          "steps between two logged steps; the first one and the last of every epoch are too");
  public static final Setting<Integer> AUDIT_EVERY =
      Setting.integer("audit-every", 1, 0, "epochs between two KL audits; 0: none");
  public static final Setting<Double> AUDIT_DETECT =
      Setting.positive(
          "audit-detect",
          0.005,
          "error the audit is sized to detect: share of the KL, or nats below 1 nat; its draws are"
              + " limited, and kl_checks.csv says what they detect");
  public static final Setting<Double> AUDIT_FALSE_ALARM =
      Setting.real(
              "audit-false-alarm", 1e-6, "probability that a correct run fails any of its audits")
          .that(p -> p > 0 && p < 0.5, "a probability greater than 0 and below 0.5");
  public static final Setting<Integer> LOG_LIKELIHOOD_SAMPLES =
      Setting.integer(
          "log-likelihood-samples",
          0,
          0,
          "K, draws of z for each test row to estimate log p(x) after training; 0: not estimated");
  public static final Setting<Integer> COMMON_MEASURE_SAMPLES =
      Setting.integer(
          "common-measure-samples",
          0,
          0,
          "K, draws of z for each test row with which bits per dimension and the log-mass of the"
              + " thresholded image, or log p(x) of data that are no grey levels, are estimated"
              + " after training; 0: none");
  public static final Setting<Integer> CHECKPOINT_EVERY =
      Setting.integer("checkpoint-every", 1, 1, "epochs between two checkpoints");

  private static final Map<Kind<?>, Setting<String>> COMPONENTS =
      Map.of(
          Kind.DATA, Setting.text(Kind.DATA.key(), "digits", "name of the data set"),
          Kind.LIKELIHOOD,
              Setting.text(
                  Kind.LIKELIHOOD.key(), "gaussian-fixed", "name of the likelihood p(x|z)"),
          Kind.PRIOR, Setting.text(Kind.PRIOR.key(), "standard-gaussian", "name of the prior p(z)"),
          Kind.ENCODER,
              Setting.text(
                  Kind.ENCODER.key(), "diagonal-gaussian", "name of the encoder distribution"),
          Kind.OBJECTIVE, Setting.text(Kind.OBJECTIVE.key(), "elbo", "name of what is minimised"),
          Kind.OPTIMIZER, Setting.text(Kind.OPTIMIZER.key(), "adam", "name of the optimiser"),
          Kind.SCHEDULE,
              Setting.text(Kind.SCHEDULE.key(), "constant", "name of the learning-rate schedule"));

  private RunSettings() {}

  /** The setting that names the component of a kind. */
  public static Setting<String> component(Kind<?> kind) {
    return java.util.Objects.requireNonNull(COMPONENTS.get(kind));
  }

  /** Every setting that belongs to no component, the names of components among them. */
  public static List<Setting<?>> all() {
    List<Setting<?>> all = new java.util.ArrayList<>();
    Kind.all().forEach(kind -> all.add(component(kind)));
    all.addAll(
        List.of(
            NAME,
            BINARIZE,
            HIDDEN,
            ACTIVATION,
            INITIALIZATION,
            LATENT,
            BATCH,
            EPOCHS,
            SAMPLES,
            TEST_SAMPLES,
            LOG_LIKELIHOOD_SAMPLES,
            COMMON_MEASURE_SAMPLES,
            LEARNING_RATE,
            CLIP_NORM,
            SEED,
            LOG_EVERY,
            AUDIT_EVERY,
            AUDIT_DETECT,
            AUDIT_FALSE_ALARM,
            CHECKPOINT_EVERY));
    return all;
  }
}
