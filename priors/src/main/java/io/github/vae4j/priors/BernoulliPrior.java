package io.github.vae4j.priors;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Independent bits with logits a₀, so that P(z = 1) = sigmoid(a₀):
 *
 * <pre>
 * log p(z) = Σ (z a₀ − softplus(a₀))
 * </pre>
 *
 * The probabilities are fixed, or learned as logits.
 */
public final class BernoulliPrior implements Prior {
  private final Parameter logits;
  private final List<Parameter> learned;

  private BernoulliPrior(Parameter logits, List<Parameter> learned) {
    this.logits = logits;
    this.learned = learned;
  }

  /**
   * Bits of one fixed probability.
   *
   * @param latentDim L
   * @param probability P(z = 1), inside (0, 1)
   */
  public static BernoulliPrior fixed(int latentDim, double probability) {
    return new BernoulliPrior(logits(latentDim, probability), List.of());
  }

  /**
   * Bits of learned probabilities, one for each dimension.
   *
   * @param latentDim L
   * @param probability P(z = 1) before training, inside (0, 1)
   */
  public static BernoulliPrior learned(int latentDim, double probability) {
    Parameter logits = logits(latentDim, probability);
    return new BernoulliPrior(logits, List.of(logits));
  }

  private static Parameter logits(int latentDim, double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + "; expected one between 0 and 1, neither included");
    }
    float[] values = new float[latentDim];
    Arrays.fill(values, (float) (Math.log(probability) - Math.log1p(-probability)));
    return new Parameter("prior.logits", Shape.of(latentDim), values);
  }

  @Override
  public Support support() {
    return Support.BINARY;
  }

  @Override
  public Tensor logProb(Tensor z) {
    Tensor a = logits(z.scope());
    return z.mul(a).sub(a.softplus()).sum(-1);
  }

  @Override
  public Tensor sample(Scope scope, int n, RandomStream random) {
    Tensor uniform = scope.uniform(Shape.of(n, logits.shape().size()), random);
    return logits(scope).sigmoid().greater(uniform);
  }

  @Override
  public List<Parameter> parameters() {
    return learned;
  }

  /** a₀, [L]. */
  public Tensor logits(Scope scope) {
    Tensor values = scope.use(logits);
    return learned.isEmpty() ? values.stopGradient() : values;
  }
}
