package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import java.util.Arrays;
import java.util.List;

/** The decoder's mean against its draws: how far from the data, and how diverse. */
record DrawLines(Ledger ledger, Line.Model model, Device device, Vae vae, List<float[]> rows) {
  private static final int DRAWS = 500;
  private static final int GENERATED = 4000;
  private static final int AT_ONCE = 200;
  private static final String WORDS = "and 10⁻⁵ for rounding; ";

  /** Returns the table's row: error of both, and diversity of both. */
  List<String> add(RandomStream random) {
    double[] error = error(random.split("error"));
    double[] diversity = diversity(random.split("diversity"));
    return List.of(
        model.name(),
        Ledger.number(error[0]),
        Ledger.number(error[1]),
        Ledger.number(error[1] / error[0]),
        Ledger.number(diversity[0]),
        Ledger.number(diversity[1]),
        Ledger.number(diversity[1] / diversity[0]));
  }

  /** Of reconstructions at the mean of q: those of the mean and of draws. */
  private double[] error(RandomStream random) {
    Sample excess = new Sample(); // of one draw of all rows, over what it should be
    double ofMean = 0;
    double ofVariance = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      try (Scope scope = device.inference()) {
        Tensor x = LossLines.rows(scope, rows);
        Decoded decoded = Decoded.of(vae, LossLines.atMeans(vae, x));
        if (draw == 0) {
          for (int i = 0; i < rows.size(); i++) {
            ofMean += GaussianLog.squaredError(rows.get(i), decoded.mean()[i]) / rows.size();
            ofVariance += decoded.totalVariance(i) / rows.size();
          }
        }
        float[] drawn = vae.likelihood().sample(decoded.head(), random).toArray();
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
          sum += GaussianLog.squaredError(rows.get(i), row(drawn, i)) / rows.size();
        }
        excess.add(sum);
      }
    }
    double expected = ofMean + ofVariance;
    equal(
        Equation.DRAW_ERROR,
        excess.mean(),
        expected,
        excess.tolerance(1) + 1e-5 * expected,
        WORDS + Sample.words("%d draws a row".formatted(DRAWS)));
    return new double[] {ofMean, excess.mean()};
  }

  private float[] row(float[] flat, int i) {
    int dim = rows.get(0).length;
    return Arrays.copyOfRange(flat, i * dim, (i + 1) * dim);
  }

  /** Of what is generated from the prior: the mean squared distance from one point. */
  private double[] diversity(RandomStream random) {
    Sample ofMeans = new Sample();
    Sample ofDraws = new Sample();
    Sample excess = new Sample(); // of a draw over its mean's and its variance's
    float[] centre = centre(random.split("centre"));
    for (int done = 0; done < GENERATED; done += AT_ONCE) {
      try (Scope scope = device.inference()) {
        Tensor z = vae.prior().sample(scope, AT_ONCE, random);
        Decoded decoded = Decoded.of(vae, z.reshape(1, AT_ONCE, z.shape().last()));
        float[] drawn = vae.likelihood().sample(decoded.head(), random).toArray();
        for (int i = 0; i < AT_ONCE; i++) {
          double mean = GaussianLog.squaredError(decoded.mean()[i], centre);
          double draw = GaussianLog.squaredError(row(drawn, i), centre);
          ofMeans.add(mean);
          ofDraws.add(draw);
          excess.add(draw - mean - decoded.totalVariance(i));
        }
      }
    }
    equal(
        Equation.DIVERSITY,
        ofDraws.mean(),
        ofDraws.mean() - excess.mean(),
        excess.tolerance(1) + 1e-5 * ofDraws.mean(),
        WORDS
            + Sample.words("%d pairs of mean and draw, c their means' mean".formatted(GENERATED)));
    return new double[] {ofMeans.mean(), ofDraws.mean()};
  }

  /** The mean of other means, so that it does not depend on the draws. */
  private float[] centre(RandomStream random) {
    try (Scope scope = device.inference()) {
      Tensor z = vae.prior().sample(scope, AT_ONCE, random);
      Decoded decoded = Decoded.of(vae, z.reshape(1, AT_ONCE, z.shape().last()));
      double[] sums = new double[rows.get(0).length];
      for (float[] mean : decoded.mean()) {
        for (int d = 0; d < sums.length; d++) {
          sums[d] += mean[d] / AT_ONCE;
        }
      }
      float[] centre = new float[sums.length];
      for (int d = 0; d < centre.length; d++) {
        centre[d] = (float) sums[d];
      }
      return centre;
    }
  }

  private void equal(Equation equation, double left, double right, double tolerance, String words) {
    ledger.add(
        Line.equal(
            equation,
            model,
            new double[] {left},
            new double[] {right},
            new double[] {tolerance},
            words));
  }
}
