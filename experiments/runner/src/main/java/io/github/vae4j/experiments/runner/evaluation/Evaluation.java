package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.data.Batches;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.objective.ElboTerms;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.core.run.Terms;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Pass;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/**
 * Figures of a model on the test data, without gradients. Every evaluation of a run uses the same
 * draws, so that its changes are changes of the model.
 */
public final class Evaluation {
  /** A latent dimension is active if the variance of its posterior mean over x is above this. */
  private static final double ACTIVE = 0.01; // Burda, Grosse, Salakhutdinov, 2016

  private final Device device;
  private final PreparedRun run;
  private final Vae vae;

  public Evaluation(Device device, PreparedRun run, Vae vae) {
    this.device = device;
    this.run = run;
    this.vae = vae;
  }

  private interface Batch {
    void accept(Scope scope, Tensor x, int[] rows, int number);
  }

  private void forEachBatch(Batch batch) {
    List<int[]> batches = Batches.inOrder(run.test().size(), run.testBatch());
    for (int number = 0; number < batches.size(); number++) {
      int[] rows = batches.get(number);
      try (Scope scope = device.inference()) {
        batch.accept(scope, run.test().read(scope, rows, 0), rows, number);
      }
    }
  }

  /** The ELBO's terms and the likelihood's diagnostics. */
  public EpochRow row(int epoch) {
    long start = System.nanoTime();
    int samples = run.spec().get(RunSettings.TEST_SAMPLES);
    Averages averages = new Averages();
    forEachBatch(
        (scope, x, rows, number) -> {
          RandomStream random = run.streams().evaluation().split(number);
          Pass pass = vae.elbo(x, samples, random);
          Terms terms = Averages.of(pass.terms());
          averages.add(terms, rows.length, Double.NaN);
          vae.likelihood()
              .diagnostics(pass.head())
              .forEach((name, value) -> averages.add(name, value.item(), rows.length));
        });
    return new EpochRow(
        epoch,
        Split.TEST,
        averages.terms(),
        Double.NaN,
        (System.nanoTime() - start) / 1e9,
        averages.others());
  }

  /** The ELBO of every row, from the draws of {@link #row}, whose figure is their mean. */
  public double[] elbos() {
    int samples = run.spec().get(RunSettings.TEST_SAMPLES);
    double[] elbos = new double[run.test().size()];
    forEachBatch(
        (scope, x, rows, number) -> {
          RandomStream random = run.streams().evaluation().split(number);
          ElboTerms terms = vae.elbo(x, samples, random).terms();
          float[] logLikelihood = terms.exactLogLikelihood().toArray(); // [S, B]
          float[] kl = terms.kl().total().toArray();
          for (int i = 0; i < logLikelihood.length; i++) {
            elbos[rows[i % rows.length]] += (double) logLikelihood[i] / samples;
          }
          for (int i = 0; i < rows.length; i++) {
            elbos[rows[i]] -= kl[i];
          }
        });
    return elbos;
  }

  /**
   * log p(x) of every row, by importance sampling ({@link ImportanceSampling}); empty if it was
   * stopped.
   *
   * @param draws K, of each row
   * @param progress is told how many rows are done, and stops it by a {@link CancellationException}
   */
  public Optional<double[]> logLikelihoods(int draws, IntConsumer progress) {
    try {
      return Optional.of(
          new ImportanceSampling(vae, draws)
              .logLikelihood(
                  device,
                  run.test().size(),
                  (scope, rows) -> run.test().read(scope, rows, 0),
                  run.streams().evaluation().split("log-likelihood"),
                  progress));
    } catch (CancellationException e) {
      return Optional.empty();
    }
  }

  /**
   * Further figures of the final model: {@code test_mse}, the squared error of the decoder's mean
   * at the posterior's mean against the data before binarisation, summed over D, mean over rows;
   * {@code active_units}; and of likelihoods over ℝ {@code implied_sigma}, √(E_q‖x − mean(z)‖² /
   * D), the σ that is most likely for a Gaussian of these means (Rybkin et al., 2021, eq. 5).
   */
  public Map<String, Double> metrics() {
    DataSet raw = run.data().test();
    int latent = run.spec().get(RunSettings.LATENT);
    double[] sum = new double[latent];
    double[] sumOfSquares = new double[latent];
    double[] error = new double[1];
    forEachBatch(
        (scope, x, rows, number) -> {
          Posterior posterior = vae.encode(x);
          float[] mean = posterior.mean().toArray();
          for (int i = 0; i < mean.length; i++) {
            sum[i % latent] += mean[i];
            sumOfSquares[i % latent] += (double) mean[i] * mean[i];
          }
          Head head = vae.decode(posterior.mean().reshape(1, rows.length, latent));
          Tensor target =
              scope.constant(
                  Shape.of(rows.length, raw.dim()), values -> raw.copyRows(rows, values));
          Tensor difference = vae.likelihood().mean(head).sub(target);
          error[0] += difference.square().sum().item();
        });
    int size = run.test().size();
    int active = 0;
    for (int j = 0; j < latent; j++) {
      double mean = sum[j] / size;
      active += sumOfSquares[j] / size - mean * mean > ACTIVE ? 1 : 0;
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("test_mse", error[0] / size);
    metrics.put("active_units", (double) active);
    if (vae.likelihood().support().equals(Support.REAL)) {
      metrics.put("implied_sigma", Math.sqrt(meanSquaredError()));
    }
    return metrics;
  }

  /** Over rows, dimensions and the draws of {@link #row}. */
  private double meanSquaredError() {
    int samples = run.spec().get(RunSettings.TEST_SAMPLES);
    double[] sum = new double[1];
    forEachBatch(
        (scope, x, rows, number) -> {
          Pass pass = vae.elbo(x, samples, run.streams().evaluation().split(number));
          sum[0] += vae.likelihood().mean(pass.head()).sub(x).square().mean().item() * rows.length;
        });
    return sum[0] / run.test().size();
  }
}
