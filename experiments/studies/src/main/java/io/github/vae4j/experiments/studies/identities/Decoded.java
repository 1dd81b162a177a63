package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.likelihoods.Bernoulli;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a decoder says at given z, one for each row.
 *
 * @param head of p(x|z), [1, B, ·]
 * @param mean E[x|z], [B][D]
 * @param variance Var[x|z], [B][D]
 */
record Decoded(Head head, float[][] mean, double[][] variance) {

  /** At z [1, B, L]. */
  static Decoded of(Vae vae, Tensor z) {
    Head head = vae.decode(z);
    Tensor mean = vae.likelihood().mean(head);
    int rows = mean.shape().get(1);
    int dim = mean.shape().get(2);
    double[] variance = variance(vae.likelihood(), vae.decoder().layout(), head, mean);
    float[] flat = mean.toArray();
    float[][] means = new float[rows][dim];
    double[][] variances = new double[rows][dim];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(flat, i * dim, means[i], 0, dim);
      System.arraycopy(variance, i * dim, variances[i], 0, dim);
    }
    return new Decoded(head, means, variances);
  }

  /**
   * η (1 − η) of bits; of a Gaussian from its density at the mean, −½ log 2πσ², where every pixel
   * is taken as a row of its own.
   */
  private static double[] variance(
      Likelihood likelihood, HeadLayout layout, Head head, Tensor mean) {
    int count = mean.shape().size();
    double[] variance = new double[count];
    if (likelihood instanceof Bernoulli) {
      float[] probability = mean.toArray();
      for (int i = 0; i < count; i++) {
        variance[i] = probability[i] * (1.0 - probability[i]);
      }
      return variance;
    }
    Map<String, Tensor> slots = new LinkedHashMap<>();
    for (HeadLayout.Slot slot : layout.slots()) {
      Tensor value = head.get(slot.name());
      slots.put(slot.name(), slot.free() ? value : value.reshape(Shape.of(1, count, 1)));
    }
    float[] log = likelihood.logProb(mean.reshape(count, 1), Head.of(slots)).toArray();
    for (int i = 0; i < count; i++) {
      variance[i] = Math.exp(-2.0 * log[i]) / (2 * Math.PI);
    }
    return variance;
  }

  /** Σ Var[x|z] of a row. */
  double totalVariance(int row) {
    double sum = 0;
    for (double each : variance[row]) {
      sum += each;
    }
    return sum;
  }
}
