package io.github.vae4j.experiments.studies.identities;

import com.google.inject.Inject;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.objective.WeightedElbo;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.Study;
import io.github.vae4j.experiments.studies.StudyContext;
import io.github.vae4j.experiments.studies.oracle.EnumerableOracle;
import io.github.vae4j.experiments.studies.oracle.EnumerableSource;
import io.github.vae4j.experiments.studies.oracle.LinearGaussian;
import io.github.vae4j.likelihoods.Bernoulli;
import io.github.vae4j.likelihoods.GaussianLearned;
import io.github.vae4j.likelihoods.Sigma;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ledger: each equation that a VAE rests on, on a model whose answers are known exactly and on
 * trained networks, both sides computed apart and compared at a stated tolerance.
 */
public final class IdentitiesStudy implements Study {
  private static final Setting<Integer> ROWS =
      Setting.integer("rows", 16, 4, "rows of data on which each identity is tried");
  private static final Setting<Integer> TRAIN =
      Setting.integer("train", 3000, 256, "generated digits that the networks are trained on");
  private static final Setting<Integer> EPOCHS =
      Setting.integer("epochs", 15, 1, "epochs of each network");
  private static final Setting<Integer> LINEAR_EPOCHS =
      Setting.integer("linear-epochs", 2000, 1, "epochs of the linear VAE");
  private static final int LATENT = 2;
  private static final double RATE = 2e-3;

  private final Components components;

  @Inject
  IdentitiesStudy(Components components) {
    this.components = components;
  }

  @Override
  public ExperimentInfo info() {
    return new ExperimentInfo(
        "identities",
        "Does every equation behind the model hold, in numbers?",
        List.of(
            "Kingma, Welling, 2014, Auto-Encoding Variational Bayes",
            "Su Jianlin, 2018, Variational autoencoders (in Chinese)",
            "Tipping, Bishop, 1999, Probabilistic Principal Component Analysis",
            "Lucas, Tucker, Grosse, Norouzi, 2019, Don't Blame the ELBO!",
            "Higham, 2002, Accuracy and Stability of Numerical Algorithms"));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(ROWS, TRAIN, EPOCHS, LINEAR_EPOCHS);
  }

  @Override
  public Findings conduct(StudyContext context) {
    Ledger ledger = new Ledger(context);
    List<Findings.Plot> plots = new ArrayList<>();
    List<List<String>> draws = new ArrayList<>();
    List<Findings.Line> variances = new ArrayList<>();
    List<Findings.Line> curves = new ArrayList<>();
    oracles(context, ledger, draws, variances, curves);
    Findings.Line cosine = networks(context, ledger, draws, variances, curves);
    plots.add(
        new Findings.Plot(
            "How the two terms pull at the encoder, over training",
            "step",
            "cosine of ∇E[−log p(x|z)] and ∇KL",
            List.of(cosine)));
    for (Findings.Line curve : curves) {
      plots.add(
          new Findings.Plot(
              "Rate and distortion over β, " + curve.name(),
              "rate: KL (nats)",
              "distortion: −E[log p(x|z)], nats",
              List.of(curve)));
    }
    plots.add(
        new Findings.Plot(
            "Variance of the ELBO's estimate, times S",
            "draws S",
            "S · Var[mean of S] / Var[one]; 1 is the 1/S law",
            variances));
    List<String> sentences = new ArrayList<>(List.of(ledger.verdict()));
    if (!ledger.missing().isEmpty()) {
      throw new IllegalStateException("no line on oracle and network of " + ledger.missing());
    }
    sentences.add(
        "A draw of x errs by more than the decoder's mean and is more diverse, both by the decoder's own variance: the trade-off between quality and diversity, in numbers below.");
    List<Findings.Table> tables = new ArrayList<>(ledger.tables());
    tables.add(1, drawTable(draws));
    return new Findings(sentences, tables, plots);
  }

  private static Findings.Table drawTable(List<List<String>> rows) {
    return new Findings.Table(
        "Mean against draws",
        List.of(
            "model",
            "squared error of the mean",
            "squared error of a draw",
            "draw over mean",
            "spread of generated means",
            "spread of generated draws",
            "draws over means"),
        rows,
        "Squared errors of reconstructions at the mean of q(z|x), summed over D. Spread: the mean"
            + " squared distance of what is generated from its centre.");
  }

  private static void oracles(
      StudyContext context,
      Ledger ledger,
      List<List<String>> draws,
      List<Findings.Line> variances,
      List<Findings.Line> curves) {
    Device device = context.device();
    RandomStream random = context.random().split("oracles");
    LinearGaussian model = LinearGaussian.drawn(8, LATENT, 0.5, random.split("model"));
    DataSet data = model.draw(1000, random.split("data"));
    LinearSubject linear =
        LinearSubject.of(device, model, LinearSubject.rows(data, context.get(ROWS)));
    new BayesLines(ledger).add(linear);
    new EvidenceLines(ledger, linear).add();
    variances.add(new SamplingLines(ledger, linear, random.split("sampling")).add());
    List<float[]> rows = linear.rows().stream().map(Encoding::x).toList();
    LossLines losses = new LossLines(ledger, linear.model(), device, linear.vae(), rows);
    losses.gaussian();
    losses.constantSigma();
    losses.unitSigma();
    losses.expectedError(linear);
    draws.add(
        new DrawLines(ledger, linear.model(), device, linear.vae(), rows)
            .add(random.split("draws")));
    new BestSigma(ledger, linear.model(), device, linear.vae(), rows)
        .add(random.split("best sigma"));
    TradeLines trade = new TradeLines(ledger, device, random.split("trade"));
    trade.linearOptimum(data, LATENT);
    curves.add(TradeLines.Point.line("linear-Gaussian oracle", trade.linearBalance(model, data)));
    OptimumLines optimum = new OptimumLines(ledger, device, data, LATENT);
    optimum.exact();
    optimum.trained(context.get(LINEAR_EPOCHS), random.split("linear VAE"));

    EnumerableSource source = new EnumerableSource(200, 1, 10, 6, 1);
    List<float[]> distinct = EnumerableLines.distinct(source.load().train(), context.get(ROWS));
    EnumerableOracle bits = new EnumerableOracle(source.vae(), 6);
    new EnumerableLines(ledger, device, bits, distinct).add();
    new LossLines(ledger, EnumerableLines.MODEL, device, bits.vae(), distinct).crossEntropy();
  }

  private Findings.Line networks(
      StudyContext context,
      Ledger ledger,
      List<List<String>> draws,
      List<Findings.Line> variances,
      List<Findings.Line> curves) {
    Device device = context.device();
    RandomStream random = context.random().split("networks");
    DataSet grey = digits(context.get(TRAIN));
    DataSet binary = thresholded(grey);
    Networks networks = new Networks(LATENT, List.of(64));
    Fit fit = new Fit(context.get(EPOCHS), 128, RATE, new WeightedElbo(1, 0, 0));

    String bernoulli = "Bernoulli network";
    Vae bits = networks.vae(new Bernoulli(), binary, random.split("bernoulli"));
    TradeLines trade = new TradeLines(ledger, device, random.split("trade"));
    Findings.Line cosine = trade.training(bits, bernoulli, LATENT, binary, fit);
    List<float[]> rows = EnumerableLines.distinct(binary, context.get(ROWS));
    NetworkSubject subject = NetworkSubject.of(bernoulli, device, bits, LATENT, rows);
    new BayesLines(ledger).add(subject, random.split("bayes"));
    new EvidenceLines(ledger, subject).add();
    new JointLines(ledger, subject.model()).add(subject);
    variances.add(new SamplingLines(ledger, subject, random.split("sampling")).add());
    new LossLines(ledger, subject.model(), device, bits, rows).crossEntropy();
    draws.add(
        new DrawLines(ledger, subject.model(), device, bits, rows).add(random.split("draws")));
    curves.add(
        TradeLines.Point.line(
            bernoulli, trade.networkBalance(bernoulli, networks, binary, context.get(EPOCHS))));

    gaussian(context, ledger, draws, grey, networks, fit, Sigma.SHARED);
    gaussian(context, ledger, draws, grey, networks, fit, Sigma.PIXEL);
    return cosine;
  }

  /** A Gaussian network whose σ̃ is one for all, or of each pixel and z. */
  private static void gaussian(
      StudyContext context,
      Ledger ledger,
      List<List<String>> draws,
      DataSet grey,
      Networks networks,
      Fit fit,
      Sigma sigma) {
    RandomStream random = context.random().split("gaussian").split(sigma.name());
    boolean shared = sigma == Sigma.SHARED;
    Line.Model model =
        new Line.Model("Gaussian network, " + (shared ? "one σ̃" : "σ̃(z) of each pixel"), false);
    Vae vae = networks.vae(new GaussianLearned(sigma, 0.02, 0.3), grey, random);
    fit.train(context.device(), vae, grey, random.split("training"), step -> {});
    List<float[]> rows = LinearSubject.rows(grey, context.get(ROWS));
    LossLines losses = new LossLines(ledger, model, context.device(), vae, rows);
    if (shared) {
      losses.constantSigma();
      losses.unitSigma();
      losses.expectedError(NetworkSubject.of(model.name(), context.device(), vae, LATENT, rows));
      new BestSigma(ledger, model, context.device(), vae, rows).add(random.split("best sigma"));
    } else {
      losses.gaussian();
    }
    draws.add(new DrawLines(ledger, model, context.device(), vae, rows).add(random.split("draws")));
  }

  private DataSet digits(int count) {
    return components
        .of(Kind.DATA)
        .get("digits")
        .create(
            Kind.DATA.key(),
            Map.of("train", String.valueOf(count), "test", "1"),
            new Dimensions(0, 0))
        .load()
        .train();
  }

  private static DataSet thresholded(DataSet grey) {
    float[] values = new float[grey.size() * grey.dim()];
    for (int i = 0; i < grey.size(); i++) {
      grey.copyRow(i, values, i * grey.dim());
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] > 0.5f ? 1 : 0;
    }
    return FloatDataSet.table(values, grey.dim(), null);
  }
}
