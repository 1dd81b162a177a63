package io.github.vae4j.core.check;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A closed form of KL(q‖p), with an encoder distribution that reads posteriors of its class and
 * priors of its class.
 *
 * @param <Q> the exact class of the posterior
 * @param <P> the exact class of the prior
 */
public record KlPair<Q extends Posterior, P extends Prior>(
    ClosedFormKl<Q, P> rule, EncoderFamily encoder, IntFunction<P> priors) {
  private static final float[] EXTREME = {0, 30, -30};

  /** Raw outputs for z of that dimension, drawn. */
  RawHeads head(int latentDim, RandomStream random) {
    return encoder.head(latentDim, random);
  }

  P stirred(int latentDim, RandomStream random) {
    return PriorFamily.stir(priors.apply(latentDim), random);
  }

  private Q read(Scope scope, int latentDim, RawHeads raw, int rows) {
    return read(latentDim, raw.repeated(scope, rows));
  }

  private Q read(int latentDim, Head head) {
    return rule.posterior().cast(encoder.read(latentDim, head));
  }

  /** The closed form of one row, nats. */
  double closedForm(Device device, int latentDim, RawHeads raw, P prior) {
    try (Scope scope = device.inference()) {
      return rule.kl(read(scope, latentDim, raw, 1), prior).item();
    }
  }

  /** The closed form of every dimension of equal rows. */
  Tensor perDimension(Scope scope, int latentDim, RawHeads raw, int rows, P prior) {
    return rule.klPerDimension(read(scope, latentDim, raw, rows), prior);
  }

  /** The closed form of other outputs, with gradient. */
  Tensor closedForm(Scope scope, int latentDim, RawHeads free, Tensor outputs, P prior) {
    return rule.kl(read(latentDim, free.read(scope, outputs)), prior);
  }

  /** ∫ q (log q − log p) over one dimension, nats. */
  double quadrature(Device device, RawHeads raw, P prior, double step) {
    try (Scope scope = device.inference()) {
      Q q = read(scope, 1, raw, 1);
      Quadrature grid = encoder.quadrature(q.mean().item(), step);
      double[] weights = grid.weights();
      Tensor z = scope.constant(Shape.of(grid.size(), 1, 1), grid.nodes());
      float[] logQ = q.logProb(z).toArray();
      float[] logP = prior.logProb(z).toArray();
      double sum = 0;
      for (int i = 0; i < logQ.length; i++) {
        double density = Math.exp(logQ[i]);
        if (density > 0) {
          sum += weights[i] * density * ((double) logQ[i] - logP[i]);
        }
      }
      return sum;
    }
  }

  /** The KL of each dimension of three rows as a function of head and prior. */
  Differentiable gradient(RandomStream random) {
    RawHeads raw = head(2, random);
    P prior = stirred(2, random);
    Differentiable.Variable outputs =
        Differentiable.Variable.normal(
            "head", Shape.of(3, raw.output().length), encoder.hints().headDeviation(), random);
    return new Differentiable(
        (scope, in) -> rule.klPerDimension(read(2, raw.read(scope, in.get(0))), prior),
        List.of(outputs),
        prior.parameters(),
        PriorFamily.describe(prior));
  }

  /** The KL at raw outputs of ±30, and with the prior's parameters at ±30, too. */
  List<Differentiable> extremes() {
    List<Differentiable> all = new ArrayList<>();
    for (float atPrior : EXTREME) {
      P prior = priors.apply(2);
      prior
          .parameters()
          .forEach(
              parameter -> {
                Arrays.fill(parameter.values(), atPrior);
                parameter.changed();
              });
      for (RawHeads raw : RawHeads.extremes(encoder.layout(2), 30)) {
        all.add(
            new Differentiable(
                (scope, in) -> closedForm(scope, 2, raw, in.get(0), prior),
                List.of(
                    new Differentiable.Variable(
                        "head", Shape.of(1, raw.output().length), raw.output())),
                prior.parameters(),
                raw + " and " + PriorFamily.describe(prior)));
      }
    }
    return all;
  }
}
