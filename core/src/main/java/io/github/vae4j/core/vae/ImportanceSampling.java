package io.github.vae4j.core.vae;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The importance-sampled log-likelihood (Burda, Grosse, Salakhutdinov, 2016, eq. 8), for each row x
 *
 * <pre>
 * log p̂(x) = log 1/K Σₖ wₖ,   wₖ = p(x|zₖ) p(zₖ) / q(zₖ|x),   zₖ ~ q(z|x)
 * </pre>
 *
 * in nats, higher is better. Its expectation is at most log p(x) and rises with K; K = 1 is the
 * ELBO with a sampled KL. Draws are exact ones, never a relaxation.
 *
 * <p>The draws of a row are computed in parts that fit the processor's cache; parts share one
 * stream, so what is drawn does not depend on their size, and one may be left over. Means are taken
 * in double over all K weights at once, relative to the largest. Memory does not grow with the
 * number of rows. Results are a function of model, data, K and stream, whatever the number of
 * threads.
 */
public final class ImportanceSampling {
  /** Rows through the decoder at once: enough to feed the matrix products. */
  public static final int AT_ONCE = 512;

  private final Vae vae;
  private final int samples;
  private final int part;
  private final List<RowScore> scores;

  /** Where rows of data come from. */
  @FunctionalInterface
  public interface Rows {
    /** Those rows as a tensor of that scope, [B, D]. The same rows may be asked for again. */
    Tensor read(Scope scope, int... rows);
  }

  /** Takes the weights of a row. */
  @FunctionalInterface
  public interface Weights {
    /**
     * The weights of one row, in the order of the draws.
     *
     * @param logWeights log wₖ, K of them, in nats; the receiver's own
     */
    void accept(int row, double[] logWeights);
  }

  /**
   * What rows came to. Half of the draws tell how far the estimate still is from its limit: it
   * rises with the number of draws, in expectation, so that what it rose by from half of them to
   * all is likely the least that is missing.
   *
   * @param values log 1/K Σₖ wₖ of each row, in nats
   * @param ofHalf the same of the first ⌈K/2⌉ draws
   */
  public record Estimates(double[] values, double[] ofHalf) {
    private Weights receiver() {
      return (row, weights) -> {
        values[row] = LogMeanExp.of(weights);
        ofHalf[row] = LogMeanExp.of(weights, 0, (weights.length + 1) / 2);
      };
    }
  }

  /**
   * An estimator of K draws.
   *
   * @param samples K ≥ 1
   */
  public ImportanceSampling(Vae vae, int samples) {
    this(vae, samples, DecodedAtOnce.of(AT_ONCE, vae));
  }

  /**
   * An estimator of log P(A(x)) of what a row stands for, by the model's own encoder. Several such
   * are made of the same draws, which are decoded once.
   *
   * @param samples K ≥ 1
   * @param scores log P(A(x) | z) of each, at least one
   */
  public ImportanceSampling(Vae vae, int samples, List<RowScore> scores) {
    this(vae, samples, DecodedAtOnce.of(AT_ONCE, vae), scores);
  }

  /**
   * Parts of another size.
   *
   * @param part draws of a row at once; even, as normal draws come in pairs
   */
  ImportanceSampling(Vae vae, int samples, int part) {
    this(vae, samples, part, List.of((x, head, random) -> vae.likelihood().logProb(x, head)));
  }

  private ImportanceSampling(Vae vae, int samples, int part, List<RowScore> scores) {
    if (samples < 1) {
      throw new IllegalArgumentException("K is " + samples + "; expected at least 1");
    }
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("no score; expected at least one");
    }
    this.vae = vae;
    this.samples = samples;
    this.part = part;
    this.scores = List.copyOf(scores);
  }

  /**
   * log p̂(x) of rows 0 … rows−1, or what the first score is of.
   *
   * @param random split, never drawn from
   * @param progress is told how many rows are done, from time to time
   */
  public double[] logLikelihood(
      Device device, int rows, Rows data, RandomStream random, IntConsumer progress) {
    return logScores(device, rows, data, random, progress).get(0).values();
  }

  /**
   * What every score comes to for rows 0 … rows−1, in the order of the scores.
   *
   * @param random split, never drawn from
   * @param progress is told how many rows are done, from time to time
   */
  public List<Estimates> logScores(
      Device device, int rows, Rows data, RandomStream random, IntConsumer progress) {
    List<Estimates> all =
        scores.stream().map(score -> new Estimates(new double[rows], new double[rows])).toList();
    List<Weights> receivers = all.stream().map(Estimates::receiver).toList();
    forEachRow(device, rows, data, random, receivers, progress);
    return all;
  }

  /**
   * Hands over the weights of rows 0 … rows−1, in their order, by the first score.
   *
   * @param random split, never drawn from
   * @param progress is told how many rows are done, from time to time
   */
  public void forEachRow(
      Device device,
      int rows,
      Rows data,
      RandomStream random,
      Weights weights,
      IntConsumer progress) {
    forEachRow(device, rows, data, random, List.of(weights), progress);
  }

  /** By as many of the scores as there are receivers. */
  private void forEachRow(
      Device device,
      int rows,
      Rows data,
      RandomStream random,
      List<Weights> receivers,
      IntConsumer progress) {
    int batch = Math.max(1, DecodedAtOnce.of(AT_ONCE, vae) / samples);
    for (int from = 0; from < rows; from += batch) {
      int[] numbers = IntStream.range(from, Math.min(rows, from + batch)).toArray();
      double[][][] values = batch(device, numbers, data, random.split(from), receivers.size());
      for (int score = 0; score < values.length; score++) {
        for (int i = 0; i < numbers.length; i++) {
          receivers.get(score).accept(numbers[i], values[score][i]);
        }
      }
      progress.accept(from + numbers.length);
    }
  }

  /** The weights of a few rows, [scores][B][K]. */
  private double[][][] batch(
      Device device, int[] numbers, Rows data, RandomStream random, int wanted) {
    double[][][] values = new double[wanted][numbers.length][samples];
    for (int done = 0; done < samples; done += part) {
      int draws = Math.min(part, samples - done);
      try (Scope scope = device.inference()) {
        Tensor x = data.read(scope, numbers);
        Posterior posterior = vae.encode(x);
        Tensor z = posterior.rsample(draws, random).exact();
        Head head = vae.decode(z);
        Tensor logPrior = vae.prior().logProb(z);
        Tensor logPosterior = posterior.logProb(z);
        for (int score = 0; score < wanted; score++) {
          float[] logWeights =
              scores
                  .get(score)
                  .logProb(x, head, random.split("score").split(done))
                  .add(logPrior)
                  .sub(logPosterior)
                  .toArray(); // log P(A(x)|z) + log p(z) − log q(z|x), [S, B]
          for (int i = 0; i < logWeights.length; i++) {
            values[score][i % numbers.length][done + i / numbers.length] = logWeights[i];
          }
        }
      }
    }
    return values;
  }
}
