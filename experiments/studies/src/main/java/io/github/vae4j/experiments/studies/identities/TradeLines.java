package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.objective.WeightedElbo;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Pass;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.oracle.LinearGaussian;
import io.github.vae4j.likelihoods.Bernoulli;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The loss's two terms against each other: their gradients, and what β trades between them. */
record TradeLines(Ledger ledger, Device device, RandomStream random) {
  private static final Line.Model LINEAR = new Line.Model("linear-Gaussian oracle", true);
  private static final List<Double> BETAS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);
  private static final int WATCHED = 256;

  /** One point of a rate–distortion curve, nats, means over the rows. */
  record Point(double beta, double rate, double distortion) {
    /** As a line of a plot. */
    static Findings.Line line(String name, List<Point> points) {
      return new Findings.Line(
          name,
          points.stream().map(Point::rate).toList(),
          points.stream().map(Point::distortion).toList());
    }
  }

  /** At the exact optimum of the whole ELBO on these data. */
  void linearOptimum(DataSet data, int latent) {
    Vae vae = LinearGaussian.maximumLikelihood(data, latent).vae();
    int[] all = IntStream.range(0, data.size()).toArray();
    double cosine =
        new Pull(device, vae, scope -> Fit.read(scope, data, all), Pull.cubature(latent), latent)
            .cosine();
    ledger.add(
        Line.equal(
            Equation.OPPOSED,
            LINEAR,
            new double[] {cosine},
            new double[] {-1},
            new double[] {1e-5},
            "10⁻⁵, for weights rounded to floats; the expectation over z is exact"));
  }

  /** The best encoder at each β in closed form: that of a model of variance β σ². */
  List<Point> linearBalance(LinearGaussian model, DataSet data) {
    LinearGaussian turned = model.turned();
    double step = 1e-3;
    double[] slopes = new double[BETAS.size()];
    double[] betas = new double[slopes.length];
    double[] tolerance = new double[slopes.length];
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < slopes.length; i++) {
      double beta = BETAS.get(i);
      Point below = best(turned, data, beta * (1 - step));
      Point above = best(turned, data, beta * (1 + step));
      slopes[i] = -(above.distortion() - below.distortion()) / (above.rate() - below.rate());
      betas[i] = beta;
      tolerance[i] = 1e-5 * beta;
      points.add(best(turned, data, beta));
    }
    ledger.add(
        Line.equal(
            Equation.BALANCE,
            LINEAR,
            slopes,
            betas,
            tolerance,
            "10⁻⁵ β: the error of the difference quotient at a step of 10⁻³ β"));
    return points;
  }

  private static Point best(LinearGaussian model, DataSet data, double beta) {
    LinearGaussian weighed =
        new LinearGaussian(model.weights(), model.mean(), model.sigma() * Math.sqrt(beta));
    double[][] covariance = weighed.posteriorCovariance();
    double[] variance = new double[model.latent()];
    Arrays.setAll(variance, l -> covariance[l][l]);
    double[] logVariance = Arrays.stream(variance).map(Math::log).toArray();
    double rate = 0;
    double distortion = 0;
    for (int i = 0; i < data.size(); i++) {
      double[] x = LinearGaussian.row(data, i);
      double[] mean = weighed.posteriorMean(x);
      rate += Encoding.closedForm(mean, logVariance) / data.size();
      distortion -= model.expectedLogLikelihood(x, mean, variance) / data.size();
    }
    return new Point(beta, rate, distortion);
  }

  /** The cosine over the training of a network; step and cosine as a line of a plot. */
  Findings.Line training(Vae vae, String name, int latent, DataSet data, Fit fit) {
    float[] noise = new float[8 * latent];
    random.split("noise").fillNormal(noise, 0, noise.length);
    int[] watched = IntStream.range(0, Math.min(WATCHED, data.size())).toArray();
    Pull pull = new Pull(device, vae, scope -> Fit.read(scope, data, watched), noise, latent);
    long every = Math.max(1, fit.steps(data) / 40);
    List<Double> steps = new ArrayList<>();
    List<Double> cosines = new ArrayList<>();
    fit.train(
        device,
        vae,
        data,
        random.split("training"),
        step -> {
          if (step % every == 0) {
            steps.add((double) step);
            cosines.add(pull.cosine());
          }
        });
    double late =
        cosines.stream()
            .skip(cosines.size() / 2)
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseThrow();
    ledger.add(
        Line.atMost(
            Equation.OPPOSED,
            new Line.Model(name, false),
            late,
            0,
            0,
            "mean cosine over the second half of training, on %d rows and fixed noise; a sign, no estimate"
                .formatted(watched.length)));
    return new Findings.Line(name, steps, cosines);
  }

  /** A small network trained at each β, from the same start. */
  List<Point> networkBalance(String name, Networks networks, DataSet data, int epochs) {
    List<Point> points = new ArrayList<>();
    for (double beta : BETAS) {
      Vae vae = networks.vae(new Bernoulli(), data, random.split("balance"));
      new Fit(epochs, 128, 2e-3, new WeightedElbo(beta, 0, 0))
          .train(device, vae, data, random.split("balance training"), step -> {});
      points.add(point(vae, beta, data));
    }
    double worst = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < points.size(); i++) {
      worst = Math.max(worst, points.get(i).rate() - points.get(i - 1).rate());
      worst = Math.max(worst, points.get(i - 1).distortion() - points.get(i).distortion());
    }
    ledger.add(
        Line.atMost(
            Equation.BALANCE,
            new Line.Model(name + ", one run for each β", false),
            worst,
            0,
            0,
            "largest step the wrong way, of rate or distortion, as β goes "
                + BETAS.stream().map(String::valueOf).toList()));
    return points;
  }

  private Point point(Vae vae, double beta, DataSet data) {
    try (Scope scope = device.inference()) {
      int[] rows = IntStream.range(0, Math.min(1000, data.size())).toArray();
      Tensor x = Fit.read(scope, data, rows);
      Pass pass = vae.elbo(x, 8, random.split("evaluation"));
      return new Point(
          beta, pass.kl().total().mean().item(), -pass.exactLogLikelihood().mean().item());
    }
  }
}
