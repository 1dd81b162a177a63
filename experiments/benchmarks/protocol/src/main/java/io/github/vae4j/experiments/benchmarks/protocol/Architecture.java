package io.github.vae4j.experiments.benchmarks.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * A VAE of fully connected layers, and how many floating-point operations its matrix products take.
 * A product of [B, in] and [in, out] takes 2·B·in·out.
 *
 * @param dim D, numbers in a row of the data
 * @param hidden widths of the encoder's hidden layers; the decoder's are the same, reversed
 * @param latent L
 * @param outputs raw outputs of the decoder for each of the D dimensions
 */
public record Architecture(int dim, List<Integer> hidden, int latent, int outputs) {
  public Architecture {
    hidden = List.copyOf(hidden);
  }

  /** The encoder's widths, from D to the 2·L of mean and log-variance. */
  public List<Integer> encoder() {
    List<Integer> widths = new ArrayList<>();
    widths.add(dim);
    widths.addAll(hidden);
    widths.add(2 * latent);
    return widths;
  }

  /** The decoder's widths, from L to its outputs. */
  public List<Integer> decoder() {
    List<Integer> widths = new ArrayList<>();
    widths.add(latent);
    for (int i = hidden.size() - 1; i >= 0; i--) {
      widths.add(hidden.get(i));
    }
    widths.add(outputs * dim);
    return widths;
  }

  /**
   * Operations of a training step: three products a layer, for the output and for the gradients of
   * the weights and of the input; the data's own gradient is not computed.
   */
  public double trainingFlops(int batch) {
    double all = pairs(encoder()) + pairs(decoder());
    double first = (double) dim * encoder().get(1);
    return 2.0 * batch * (3 * all - first);
  }

  /** Operations of an importance-sampled log-likelihood: one way through, each image once coded. */
  public double evaluationFlops(int images, int samples) {
    return 2.0 * images * (pairs(encoder()) + samples * pairs(decoder()));
  }

  private static double pairs(List<Integer> widths) {
    double sum = 0;
    for (int i = 0; i + 1 < widths.size(); i++) {
      sum += (double) widths.get(i) * widths.get(i + 1);
    }
    return sum;
  }
}
