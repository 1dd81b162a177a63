package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.tensor.Gradients;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Pass;
import io.github.vae4j.priors.GaussianPosterior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** What holds of estimates from draws of z. */
record SamplingLines(Ledger ledger, Subject subject, RandomStream random) {
  private static final int BATCHES = 32;
  private static final int DRAWS = 256;
  private static final int MOST = 16;
  private static final int POINTS = 20_000;
  private static final int GRADIENT_ROWS = 4;

  /** Returns the variance of the mean of S draws, by S. */
  Findings.Line add() {
    draws();
    pathwise();
    return elbo();
  }

  /** One-sample ELBOs of every row: their mean, and the variance of means of several. */
  private Findings.Line elbo() {
    int rows = subject.rows().size();
    double exact = 0;
    for (Encoding q : subject.rows()) {
      exact += subject.elbo(q) / rows;
    }
    Sample means = new Sample();
    Sample ratios = new Sample();
    double[] variances = new double[5];
    for (int b = 0; b < BATCHES; b++) {
      float[] single = singles(random.split("elbo").split(b)); // [S, rows]
      double mean = 0;
      for (float value : single) {
        mean += value / (double) single.length;
      }
      means.add(mean);
      ratios.add(MOST * variance(single, rows, MOST) / variance(single, rows, 1));
      for (int i = 0; i < variances.length; i++) {
        variances[i] += variance(single, rows, 1 << i) / BATCHES;
      }
    }
    equal(
        Equation.UNBIASED,
        means.mean(),
        exact,
        means.tolerance(1) + subject.rounding(0, subject.rows().get(0)),
        Sample.words("%d draws a row".formatted(BATCHES * DRAWS)));
    equal(
        Equation.VARIANCE,
        ratios.mean(),
        1,
        ratios.tolerance(1) + 2.0 * MOST / (rows * DRAWS), // bias of a ratio of estimates
        Sample.words("%d batches of %d draws a row".formatted(BATCHES, DRAWS)));
    List<Double> s = new ArrayList<>();
    List<Double> v = new ArrayList<>();
    for (int i = 0; i < variances.length; i++) {
      s.add((double) (1 << i));
      v.add((1 << i) * variances[i] / variances[0]);
    }
    return new Findings.Line(subject.model().name(), s, v);
  }

  private float[] singles(RandomStream stream) {
    try (Scope scope = subject.device().inference()) {
      int rows = subject.rows().size();
      int dim = subject.rows().get(0).x().length;
      float[] values = new float[rows * dim];
      for (int i = 0; i < rows; i++) {
        System.arraycopy(subject.rows().get(i).x(), 0, values, i * dim, dim);
      }
      Pass pass = subject.vae().elbo(scope.constant(Shape.of(rows, dim), values), DRAWS, stream);
      return pass.terms().exactLogLikelihood().sub(pass.terms().kl().total()).toArray();
    }
  }

  /** The variance of the mean of s draws, the mean over the rows. */
  private static double variance(float[] single, int rows, int s) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      Sample groups = new Sample();
      for (int g = 0; g < DRAWS / s; g++) {
        double mean = 0;
        for (int i = 0; i < s; i++) {
          mean += single[(g * s + i) * rows + row] / (double) s;
        }
        groups.add(mean);
      }
      sum += groups.variance() / rows;
    }
    return sum;
  }

  private void equal(Equation equation, double left, double right, double tolerance, String words) {
    ledger.add(
        Line.equal(
            equation,
            subject.model(),
            new double[] {left},
            new double[] {right},
            new double[] {tolerance},
            words));
  }

  /** Standardised draws against the normal distribution (Kolmogorov and Smirnov). */
  private void draws() {
    Encoding q = subject.rows().get(0);
    int latent = subject.latent();
    double[] noise = new double[POINTS * latent];
    try (Scope scope = subject.device().inference()) {
      float[] z = posterior(scope, q).rsample(POINTS, random.split("draws")).exact().toArray();
      for (int i = 0; i < z.length; i++) {
        noise[i] = (z[i] - q.mean()[i % latent]) / q.sigma()[i % latent];
      }
    }
    double distance =
        new KolmogorovSmirnovTest()
            .kolmogorovSmirnovStatistic(new NormalDistribution(null, 0, 1), noise);
    double critical = Math.sqrt(-0.5 * Math.log(Sample.FALSE_ALARM / 2) / noise.length);
    ledger.add(
        Line.atMost(
            Equation.DRAWS,
            subject.model(),
            distance,
            critical,
            0,
            "Kolmogorov and Smirnov's bound at a false-alarm rate of 10⁻⁶, %d draws"
                .formatted(noise.length)));
  }

  private static GaussianPosterior posterior(Scope scope, Encoding q) {
    Shape shape = Shape.of(1, q.mean().length);
    return new GaussianPosterior(
        scope.variable(shape, floats(q.mean())), scope.variable(shape, floats(q.logVariance())));
  }

  private static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Through the draws, against the derivative of the density, which quadrature weighs. */
  private void pathwise() {
    int latent = subject.latent();
    int each = 2 * latent;
    double[] left = new double[GRADIENT_ROWS * each];
    double[] right = new double[left.length];
    double[] tolerance = new double[left.length];
    for (int row = 0; row < GRADIENT_ROWS; row++) {
      Encoding q = subject.rows().get(row);
      Sample[] gradients = new Sample[each];
      Arrays.setAll(gradients, i -> new Sample());
      for (int b = 0; b < BATCHES; b++) {
        double[] gradient = gradient(q, random.split("pathwise").split(row).split(b));
        for (int i = 0; i < each; i++) {
          gradients[i].add(gradient[i]);
        }
      }
      double[] exact = byQuadrature(q);
      double rounding = subject.rounding(row, q);
      for (int i = 0; i < each; i++) {
        left[row * each + i] = gradients[i].mean();
        right[row * each + i] = exact[i];
        tolerance[row * each + i] =
            gradients[i].tolerance(left.length) + 2 * rounding / (i < latent ? q.sigma()[i] : 1);
      }
    }
    ledger.add(
        Line.equal(
            Equation.PATHWISE,
            subject.model(),
            left,
            right,
            tolerance,
            Sample.words(
                "%d draws a row; derivatives by μ and log σ²".formatted(BATCHES * DRAWS))));
  }

  /** By μ, then by log σ². */
  private double[] gradient(Encoding q, RandomStream stream) {
    try (Scope scope = subject.device().scope()) {
      GaussianPosterior posterior = posterior(scope, q);
      Tensor z = posterior.rsample(DRAWS, stream).surrogate();
      Tensor x = scope.constant(Shape.of(1, q.x().length), q.x());
      Tensor value = subject.vae().likelihood().logProb(x, subject.vae().decode(z)).mean();
      Gradients gradients = scope.gradients(value);
      float[] byMean = gradients.of(posterior.mean()).toArray();
      float[] byLogVariance = gradients.of(posterior.logVariance()).toArray();
      double[] all = new double[2 * byMean.length];
      for (int l = 0; l < byMean.length; l++) {
        all[l] = byMean[l];
        all[byMean.length + l] = byLogVariance[l];
      }
      return all;
    }
  }

  private double[] byQuadrature(Encoding q) {
    int latent = subject.latent();
    Nodes nodes = subject.hermiteForGradient(q);
    double[] logLikelihood = subject.densities().logLikelihood(q.x(), nodes.z());
    double[] all = new double[2 * latent];
    for (int l = 0; l < latent; l++) {
      for (int k = 0; k < nodes.size(); k++) {
        double e = (nodes.z()[k * latent + l] - q.mean()[l]) / q.sigma()[l];
        all[l] += nodes.weights()[k] * logLikelihood[k] * e / q.sigma()[l];
        all[latent + l] += nodes.weights()[k] * logLikelihood[k] * 0.5 * (e * e - 1);
      }
    }
    return all;
  }
}
