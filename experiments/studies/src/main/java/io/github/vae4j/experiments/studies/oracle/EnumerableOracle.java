package io.github.vae4j.experiments.studies.oracle;

import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.vae.Vae;
import java.util.Arrays;

/**
 * A VAE of L ≤ 12 binary latents, with any likelihood and any networks, by summation over all 2ᴸ
 * values of z: log p(x) = log Σ p(x|z) p(z), in nats. Everything is a tensor through which
 * gradients flow, so that {@code scope.gradients(oracle.elbo(x).mean())} holds the exact gradient
 * with respect to every parameter, that of the encoder included: nothing is drawn.
 *
 * @param vae its prior is over {0, 1}ᴸ
 * @param latent L, from 1 to 12
 */
public record EnumerableOracle(Vae vae, int latent) {
  private static final int MOST = 12;

  public EnumerableOracle {
    if (latent < 1 || latent > MOST || !vae.prior().support().equals(Support.BINARY)) {
      throw new IllegalArgumentException(
          "L is %d and the prior is over %s; expected from 1 to %d bits"
              .formatted(latent, vae.prior().support(), MOST));
    }
  }

  /** K = 2ᴸ. */
  public int values() {
    return 1 << latent;
  }

  /**
   * All values of z, each repeated for every row: [K, rows, L]. Bit l of number k is z[k, ·, l].
   */
  public Tensor all(Scope scope, int rows) {
    int width = latent;
    return scope.constant(
        Shape.of(values(), rows, width),
        (float[] z) -> {
          for (int i = 0; i < values() * rows * width; i++) {
            z[i] = ((i / width / rows) >> (i % width)) & 1;
          }
        });
  }

  /** log p(x|z) + log p(z) for every z: x [B, D] to [K, B]. */
  public Tensor logJoint(Tensor x) {
    Scope scope = x.scope();
    Tensor z = all(scope, 1);
    Head head = vae.decode(z); // of one row, and the same for each x
    int rows = x.shape().get(0);
    Tensor[] columns = new Tensor[rows];
    for (int i = 0; i < rows; i++) {
      columns[i] = vae.likelihood().logProb(x.gather(i), head);
    }
    Tensor logLikelihood = rows == 1 ? columns[0] : concatenated(columns);
    return logLikelihood.add(vae.prior().logProb(z));
  }

  private static Tensor concatenated(Tensor... columns) {
    Tensor[] others = Arrays.copyOfRange(columns, 1, columns.length);
    return columns[0].concat(1, others);
  }

  /** log p(x), [B]. */
  public Tensor logEvidence(Tensor x) {
    return logJoint(x).logSumExp(0);
  }

  /** log p(z|x) for every z, [K, B]. */
  public Tensor logPosterior(Tensor x) {
    return logJoint(x).logSoftmax(0);
  }

  /** log q(z|x) for every z, [K, B]. */
  public Tensor logEncoder(Tensor x) {
    return vae.encode(x).logProb(all(x.scope(), x.shape().get(0)));
  }

  /** E_q[log p(x|z) + log p(z) − log q(z|x)], [B]. */
  public Tensor elbo(Tensor x) {
    return expectation(logJoint(x), logEncoder(x));
  }

  /** KL(q(z|x) ‖ p(z|x)), [B]. */
  public Tensor klToPosterior(Tensor x) {
    return expectation(logPosterior(x), logEncoder(x)).neg();
  }

  /** Σ q (log f − log q). */
  private static Tensor expectation(Tensor logF, Tensor logQ) {
    return logQ.exp().mul(logF.sub(logQ)).sum(0);
  }
}
