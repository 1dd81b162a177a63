package io.github.vae4j.experiments.studies.identities;

import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.objective.WeightedElbo;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.oracle.LinearGaussian;
import io.github.vae4j.likelihoods.GaussianLearned;
import io.github.vae4j.likelihoods.Sigma;
import java.util.List;

/** A VAE with linear networks and one learned σ, against the optimum that is known. */
record OptimumLines(Ledger ledger, Device device, DataSet data, int latent) {
  /** Nats a row that training from scratch may fall short of maximum likelihood. */
  static final double REACHED = 0.01;

  /** The mean ELBO of the VAE whose weights are set to the optimum is the highest log-evidence. */
  void exact() {
    LinearGaussian best = LinearGaussian.maximumLikelihood(data, latent);
    Vae vae = best.vae();
    List<Encoding> rows = Encoding.of(device, vae, LinearSubject.rows(data, data.size()));
    LinearSubject subject = new LinearSubject(device, best, vae, rows);
    double elbo = 0;
    double rounding = 0;
    for (int row = 0; row < rows.size(); row++) {
      elbo += subject.elbo(rows.get(row)) / rows.size();
      rounding += 2 * subject.rounding(row, rows.get(row)) / rows.size();
    }
    ledger.add(
        Line.equal(
            Equation.OPTIMUM,
            new Line.Model("linear VAE, weights set to the optimum", true),
            new double[] {elbo},
            new double[] {best.meanLogEvidence(data)},
            new double[] {rounding},
            "mean ELBO; 2 × " + subject.bound() + ", for weights rounded to floats, too"));
  }

  /** The exact mean log-evidence of a VAE that is trained from drawn weights. */
  void trained(int epochs, RandomStream random) {
    Vae vae = trainedVae(epochs, random);
    ledger.add(
        Line.equal(
            Equation.OPTIMUM,
            new Line.Model("linear VAE, trained from scratch", false),
            new double[] {LinearGaussian.of(device, vae).meanLogEvidence(data)},
            new double[] {LinearGaussian.maximumLikelihood(data, latent).meanLogEvidence(data)},
            new double[] {REACHED},
            "0.01 nats a row, after %d epochs; both sides exact for their weights"
                .formatted(epochs)));
  }

  Vae trainedVae(int epochs, RandomStream random) {
    GaussianLearned likelihood = new GaussianLearned(Sigma.SHARED, 0.02, 1);
    Vae vae = new Networks(latent, List.of()).vae(likelihood, data, random.split("initialization"));
    new Fit(epochs, 100, 0.02, new WeightedElbo(1, 0, 0))
        .train(device, vae, data, random.split("training"), step -> {});
    return vae;
  }
}
