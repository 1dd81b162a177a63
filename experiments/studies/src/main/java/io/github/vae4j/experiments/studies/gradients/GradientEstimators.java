package io.github.vae4j.experiments.studies.gradients;

import io.github.vae4j.core.objective.Bound;
import io.github.vae4j.core.objective.DoublyReparameterized;
import io.github.vae4j.core.objective.Iwae;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.objective.ScoreFunction;
import io.github.vae4j.core.objective.StickingTheLanding;
import io.github.vae4j.core.objective.Vimco;
import io.github.vae4j.core.objective.WeightedElbo;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.Study;
import io.github.vae4j.experiments.studies.StudyContext;
import io.github.vae4j.experiments.studies.oracle.EnumerableSource;
import io.github.vae4j.priors.BitGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Bias, variance and signal-to-noise ratio of every gradient estimator that is an objective,
 * against gradients that are known: on a linear-Gaussian model, whose ELBO has no noise left once
 * quadratic functions are averaged over the right points, and on a model of a few bits, where every
 * expectation is a sum. For the IWAE bound of k Gaussian draws the reference is a mean of many
 * draws, with its own error, made by another estimator than the one that is held against it.
 */
public final class GradientEstimators implements Study {
  private static final Setting<List<Integer>> DRAWS =
      Setting.widths("k", List.of(1, 2, 5, 10, 50), "draws of z in an estimate");
  private static final Setting<Integer> REPETITIONS =
      Setting.integer(
          "repetitions",
          4000,
          100,
          "independent gradients of each estimator; of bits five times as many");
  private static final Setting<Integer> REFERENCE_DRAWS =
      Setting.integer(
          "reference-draws",
          10_000_000,
          100_000,
          "draws of z behind the reference of an IWAE bound");
  private static final Setting<Integer> DIM = Setting.integer("dim", 5, 3, "D of both models");
  private static final Setting<Double> MOVED =
      Setting.positive(
          "moved", 0.1, "standard deviation of what the Gaussian model's weights are moved by");

  private static final int GAUSSIAN_LATENT = 2;
  private static final int BITS = 4;

  /** A gradient of so few bits is cheap, and those of a stand-in need many to tell a small bias. */
  private static final int MORE_FOR_BITS = 5;

  private static final double[] TEMPERATURES = {0.1, 0.3, 2.0 / 3, 1};

  @Override
  public ExperimentInfo info() {
    return new ExperimentInfo(
        "gradient-estimators",
        "Which gradient estimators are unbiased, and how much of each is noise?",
        List.of(
            "Burda, Grosse, Salakhutdinov, 2016, Importance Weighted Autoencoders",
            "Mnih, Rezende, 2016, Variational Inference for Monte Carlo Objectives",
            "Maddison, Mnih, Teh, 2017, The Concrete Distribution",
            "Roeder, Wu, Duvenaud, 2017, Sticking the Landing",
            "Rainforth et al., 2018, Tighter Variational Bounds are Not Necessarily Better",
            "Tucker, Lawson, Gu, Maddison, 2019, Doubly Reparameterized Gradient Estimators"));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(DRAWS, REPETITIONS, REFERENCE_DRAWS, DIM, MOVED);
  }

  @Override
  public Findings conduct(StudyContext context) {
    List<Measurement> gaussian = new ArrayList<>();
    List<Measurement> bits = new ArrayList<>();
    gaussian(context, gaussian);
    bits(context, bits);
    GradientReport report = new GradientReport(gaussian, bits);
    report.failures().forEach(context::failed);
    return report.findings();
  }

  // ---- Gaussian latents --------------------------------------------------------------------

  private static void gaussian(StudyContext context, List<Measurement> all) {
    RandomStream random = context.random().split("gaussian");
    GaussianModel model =
        GaussianModel.drawn(
            context.get(DIM), GAUSSIAN_LATENT, context.get(MOVED), random.split("model"));
    Laboratory laboratory =
        new Laboratory(
            context.device(), model.rows(), context.get(REPETITIONS), random.split("draws"));
    Vae vae = model.vae();
    Reference elbo = Reference.exact(laboratory.gradient(vae).of(model::negativeElbo));
    for (int k : context.get(DRAWS)) {
      context.say("Gaussian latents, k = " + k);
      for (Estimator estimator : ofElbo(vae, k)) {
        all.addAll(laboratory.measure(estimator, Bound.ELBO.toString(), elbo));
      }
      ofBound(laboratory, vae, k, elbo, context.get(REFERENCE_DRAWS), all);
    }
  }

  private static List<Estimator> ofElbo(Vae vae, int k) {
    List<Estimator> estimators = new ArrayList<>();
    estimators.add(of("pathwise, closed-form KL", k, vae, new WeightedElbo(1, 0, 0)));
    estimators.add(of("pathwise, sampled KL", k, vae, new Iwae(1)));
    estimators.add(of("sticking the landing", k, vae, new StickingTheLanding(1)));
    if (k > 1) {
      estimators.add(Estimator.unbiased("score function", k, vae, new ScoreFunction(k)));
    }
    return estimators;
  }

  /** An estimator of single draws, of which k are averaged. */
  private static Estimator of(String name, int k, Vae vae, Objective objective) {
    return new Estimator(name, k, vae, objective, k, Set.of());
  }

  private static void ofBound(
      Laboratory laboratory, Vae vae, int k, Reference elbo, int draws, List<Measurement> all) {
    String bound = new Bound(k).toString();
    Reference ofDreg =
        k == 1 ? elbo : laboratory.reference(vae, "dreg", new DoublyReparameterized(k), k, draws);
    Reference ofIwae = k == 1 ? elbo : laboratory.reference(vae, "iwae", new Iwae(k), k, draws);
    all.addAll(laboratory.measure(Estimator.unbiased("iwae", k, vae, new Iwae(k)), bound, ofDreg));
    all.addAll(
        laboratory.measure(
            Estimator.unbiased("dreg", k, vae, new DoublyReparameterized(k)), bound, ofIwae));
    if (k > 1) {
      Set<Part> biased = Set.of(Part.ENCODER);
      Estimator stl = new Estimator("stl of k draws", k, vae, new StickingTheLanding(k), 1, biased);
      all.addAll(laboratory.measure(stl, bound, ofDreg));
      all.addAll(
          laboratory.measure(Estimator.unbiased("vimco", k, vae, new Vimco(k)), bound, ofDreg));
    }
  }

  // ---- bits ----------------------------------------------------------------------------------

  private static void bits(StudyContext context, List<Measurement> all) {
    RandomStream random = context.random().split("bits");
    long seed = random.nextBits();
    BitModel model = BitModel.of(new EnumerableSource(1, 1, context.get(DIM), BITS, seed), BITS);
    Laboratory laboratory =
        new Laboratory(
            context.device(),
            model.rows(),
            MORE_FOR_BITS * context.get(REPETITIONS),
            random.split("draws"));
    Vae exactBits = model.oracle().vae();
    FlatGradient gradient = laboratory.gradient(exactBits);
    Reference elbo = Reference.exact(gradient.of(model::negativeElbo));
    String bound = Bound.ELBO.toString();
    for (int k : context.get(DRAWS)) {
      if (k > 1) {
        context.say("bits, k = " + k);
        Estimator score = Estimator.unbiased("score function", k, exactBits, new ScoreFunction(k));
        all.addAll(laboratory.measure(score, bound, elbo));
      }
    }
    Reference two = Reference.exact(gradient.of(model::negativeBoundOfTwo));
    Estimator vimco = Estimator.unbiased("vimco", 2, exactBits, new Vimco(2));
    all.addAll(laboratory.measure(vimco, new Bound(2).toString(), two));
    context.say("bits, stand-ins");
    Objective negativeElbo = new WeightedElbo(1, 0, 0);
    for (double temperature : TEMPERATURES) {
      Vae relaxed = model.with(BitGradient.concrete(temperature));
      String name = GradientReport.concrete(temperature);
      Set<Part> both = Set.of(Part.ENCODER, Part.DECODER);
      Estimator concrete = new Estimator(name, 1, relaxed, negativeElbo, 1, both);
      all.addAll(laboratory.measure(concrete, bound, elbo));
    }
    Vae through = model.with(BitGradient.straightThrough());
    Estimator straightThrough =
        new Estimator("straight-through", 1, through, negativeElbo, 1, Set.of(Part.ENCODER));
    all.addAll(laboratory.measure(straightThrough, bound, elbo));
  }
}
