package io.github.vae4j.experiments.studies.identities;

import java.util.Arrays;

/**
 * What the ledger holds to account: every equation of the study notes that states a fact, in the
 * order and the corrected form of the theory page.
 */
enum Equation {
  BAYES(
      "Bayes' rule: the posterior is likelihood times prior over evidence",
      "log p(z|x) = log p(x|z) + log p(z) − log p(x)",
      "notes, ELBO from KL(q‖p(z|x)): its first formula; the integral is over z"),
  NORMALISER(
      "the evidence is the integral over z",
      "p(x) = ∫ p(x|z) p(z) dz",
      "notes, ELBO from KL(q‖p(z|x)): the denominator of Bayes' rule"),
  EVIDENCE(
      "evidence is ELBO plus gap",
      "log p(x) = ELBO + KL(q(z|x) ‖ p(z|x))",
      "notes, ELBO from KL(q‖p(z|x)): the rearranged KL"),
  BOUND("the ELBO is a lower bound", "ELBO ≤ log p(x)", "notes, ELBO from KL(q‖p(z|x)): its name"),
  TRADE(
      "log p(x) is constant in q, so what the ELBO gains the gap loses",
      "ELBO(q′) − ELBO(q) = KL(q ‖ p(z|x)) − KL(q′ ‖ p(z|x))",
      "notes, ELBO from KL(q‖p(z|x)): maximising one minimises the other"),
  TWO_FORMS(
      "both forms of the ELBO agree",
      "E_q[log p(x|z) + log p(z) − log q(z|x)] = E_q[log p(x|z)] − KL(q ‖ p(z))",
      "notes, ELBO from KL(q‖p(z|x)): the last rearrangement"),
  ENTROPY(
      "the data's part of the joint KL is constant",
      "E_x[∫ q(z|x) log p̃(x) dz] = E_x[log p̃(x)] = −H[p̃]",
      "notes, loss from the joint distributions: what is called a constant"),
  JOINT(
      "the joint KL is minus the mean ELBO minus the data's entropy",
      "KL(p̃(x) q(z|x) ‖ p(x, z)) = −E_x[ELBO] − H[p̃]",
      "notes, loss from the joint distributions: L = KL − constant"),
  CHAIN(
      "the joint KL splits into the model's misfit and the gap",
      "KL(p̃(x) q(z|x) ‖ p(x, z)) = KL(p̃ ‖ p) + E_x[KL(q(z|x) ‖ p(z|x))]",
      "theory page, section 4, from both derivations of the notes"),
  ENCODER_DENSITY(
      "the encoder's density",
      "log q(z|x) = −½ ‖(z − μ)/σ‖² − ½ Σ log 2πσ²",
      "notes, loss from the joint distributions, encoder: normal density, norm as a sum"),
  KL_CLOSED_FORM(
      "the KL to the prior in closed form",
      "E_q[log q(z|x) − log p(z)] = ½ Σ (μ² + σ² − log σ² − 1)",
      "notes, encoder's loss, in both derivations"),
  GAUSSIAN_NLL(
      "the Gaussian decoder's loss with σ̃(z)",
      "−log p(x|z) = ½ ‖(x − μ̃)/σ̃‖² + D/2 log 2π + ½ Σ log σ̃²",
      "notes, loss from the joint distributions, decoder"),
  CONSTANT_SIGMA(
      "with a constant σ̃ it is the squared error over 2σ̃², and a constant",
      "−log p(x|z) = ‖x − μ̃‖²/2σ̃² + D/2 log 2πσ̃²",
      "notes, loss from the joint distributions, decoder: constant σ̃"),
  UNIT_SIGMA(
      "with σ = 1 it is half the squared error, and a constant",
      "log p(x|z) = −½ ‖x − μ‖² − D/2 log 2π",
      "notes, building the network: σ = 1"),
  EXPECTED_ERROR(
      "so is its expectation: the mean squared error",
      "E_q[log p(x|z)] = −½ E_q‖x − μ̃(z)‖² − D/2 log 2π,  σ = 1",
      "notes, building the network: the problem becomes least squares"),
  CROSS_ENTROPY(
      "the Bernoulli decoder's loss is the cross-entropy",
      "−log p(x|z) = −Σ (x log η + (1 − x) log(1 − η))",
      "notes, intuition: binary data, Bernoulli decoder"),
  UNBIASED(
      "one draw of z estimates the ELBO without bias",
      "E[log p(x|z₁) − KL] = ELBO,  z₁ ~ q(z|x)",
      "notes, sampling: one z for each x"),
  VARIANCE(
      "S draws have a variance S times smaller",
      "S · Var[mean of S] / Var[one] = 1,  S = 16",
      "notes, sampling: one z for each x"),
  DRAWS(
      "μ + σ ε is distributed as q(z|x)",
      "sup |F̂(ε̂) − Φ(ε̂)| ≤ critical value,  ε̂ = (z − μ)/σ",
      "notes, encoder and sampling: resampling"),
  PATHWISE(
      "and its gradient is that of the expectation",
      "E[∇ log p(x|μ + σε)] = ∇ E_q[log p(x|z)] = E_q[log p(x|z) ∇ log q(z)]",
      "notes, encoder and sampling: resampling"),
  DRAW_ERROR(
      "a draw of x errs by more than the decoder's mean, by its variance",
      "E‖x − x̂‖² = ‖x − μ̃‖² + Σ σ̃²,  x̂ ~ p(x|z)",
      "notes, decoder: mean or draw, quality"),
  DIVERSITY(
      "draws of x are as much more diverse than means",
      "E‖x̂ − c‖² = E‖μ̃(z) − c‖² + E Σ σ̃²(z),  z ~ p(z), any c",
      "notes, decoder: mean or draw, diversity"),
  BEST_SIGMA(
      "the best constant σ̃ is the root of the mean squared error",
      "∂/∂σ̃ E[−log p(x|z)] = 0  at  σ̃² = MSE",
      "notes, loss from the joint distributions, decoder: constant σ̃; theory page, section 7"),
  OPPOSED(
      "the loss's two terms pull the encoder in opposite directions",
      "cos(∇ E[−log p(x|z)], ∇ KL) < 0; −1 at the optimum",
      "notes, loss from the joint distributions: the terms resist each other"),
  BALANCE(
      "and what β trades between them is the slope of their curve",
      "−dD/dR = β at the optimum; more β: less rate R = KL, more distortion D",
      "notes, loss from the joint distributions: they come to a balance"),
  OPTIMUM(
      "a linear VAE is probabilistic PCA",
      "mean log p(x) = maximum likelihood: σ² = mean of the discarded eigenvalues",
      "notes, building the network; Tipping and Bishop 1999, Lucas et al. 2019");

  private final String words;
  private final String maths;
  private final String source;

  Equation(String words, String maths, String source) {
    this.words = words;
    this.maths = maths;
    this.source = source;
  }

  /** From 1 on. */
  int number() {
    return Arrays.asList(values()).indexOf(this) + 1;
  }

  String words() {
    return words;
  }

  String maths() {
    return maths;
  }

  String source() {
    return source;
  }
}
