package io.github.vae4j.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.objective.Bound;
import io.github.vae4j.core.objective.ElboTerms;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.objective.Progress;
import io.github.vae4j.core.run.CertificateRow;
import io.github.vae4j.core.tensor.StraightThrough;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each defect was seen in a framework, and each fails the property that is to find it. */
class PlantedDefectsTest {
  private static List<CertificateRow> certify(Examinee<?> examinee) {
    return new Certification(Level.QUICK, Certification.SEED, 1)
        .certify(List.of(examinee), rows -> {});
  }

  private static List<String> failures(Examinee<?> examinee) {
    return certify(examinee).stream()
        .filter(row -> !row.passed())
        .map(row -> row.name() + ": " + row.property())
        .toList();
  }

  private static Examinee<?> likelihood(Likelihood likelihood) {
    return new Examinee<>(
        "likelihood",
        "planted",
        "",
        false,
        LikelihoodFamily.of(d -> likelihood),
        Curriculum.likelihood());
  }

  private static Examinee<?> kl(BinaryOperator<Tensor> formula) {
    return new Examinee<>(
        "kl",
        "planted",
        "",
        false,
        new KlPair<>(
            new Gaussians.NormalKl(formula),
            EncoderFamily.of(l -> new Gaussians.NormalEncoder()),
            l -> new Gaussians.NormalPrior(l, Gaussians::standard)),
        Curriculum.kl());
  }

  private static Examinee<?> estimator(EvidenceEstimator estimator) {
    return new Examinee<>("estimator", "planted", "", false, estimator, Curriculum.estimator());
  }

  private static Examinee<?> objective(Objective objective) {
    return new Examinee<>("objective", "planted", "", false, objective, Curriculum.objective());
  }

  /** Claims to be the bound of K draws. */
  private record OfFive(UnaryOperator<Tensor> estimate) implements Objective {
    private static final int K = 5;

    @Override
    public Tensor loss(ElboTerms terms, Progress progress) {
      Tensor weights = terms.pathwise().logWeights();
      Tensor groups = weights.reshape(weights.shape().get(0) / K, K, weights.shape().get(1));
      return estimate.apply(groups).mean().neg();
    }

    @Override
    public int draws(int samples) {
      return K * samples;
    }

    @Override
    public Optional<Bound> bound() {
      return Optional.of(new Bound(K));
    }
  }

  private static Tensor logMeanExp(Tensor groups) {
    return groups.logSumExp(1).sub(Math.log(OfFive.K));
  }

  @Test
  void iwaeWeightsWithTheWrongSign() {
    UnaryOperator<Tensor> wrong =
        groups -> {
          Tensor weights = groups.stopGradient().neg().softmax(1);
          return StraightThrough.of(logMeanExp(groups), weights.mul(groups).sum(1));
        };
    assertThat(failures(objective(new OfFive(wrong))))
        .containsExactly("planted: gradient is the declared bound's, in expectation");
  }

  @Test
  void softmaxedLossReportedAsTheBound() {
    UnaryOperator<Tensor> softmaxed = groups -> groups.stopGradient().softmax(1).mul(groups).sum(1);
    assertThat(failures(objective(new OfFive(softmaxed))))
        .containsExactly("planted: value is the declared bound's");
  }

  /** Of an objective that declares no bound, the mean over D of a log-likelihood that sums. */
  @Test
  void aLogLikelihoodThatCountsHalf() {
    Objective half =
        (terms, progress) ->
            terms.kl().total().mean().mul(4).sub(terms.logLikelihood().mean().mul(0.5));
    assertThat(failures(objective(half))).containsExactly("planted: log-likelihood counts once");
  }

  @Test
  void withoutADefectAllHolds() {
    assertThat(failures(objective(new OfFive(PlantedDefectsTest::logMeanExp)))).isEmpty();
    assertThat(failures(likelihood(Gaussians.likelihood(Gaussians.RIGHT)))).isEmpty();
    assertThat(failures(likelihood(new Geometric(0)))).isEmpty();
    assertThat(failures(kl(Gaussians::kl))).isEmpty();
    assertThat(failures(estimator(EvidenceEstimator.importanceSampling()))).isEmpty();
  }

  @Test
  void droppedConstant() {
    Gaussians.LogDensity dropped =
        (squares, logVariance) ->
            squares.mul(logVariance.neg().exp()).add(logVariance).mul(-0.5).sum(-1);
    assertThat(failures(likelihood(Gaussians.likelihood(dropped))))
        .contains("planted: integrates to 1", "planted: integrates to 1 in two dimensions");
  }

  @Test
  void factorInAKl() {
    assertThat(failures(kl((mean, logVariance) -> Gaussians.kl(mean, logVariance).mul(1.02))))
        .contains("planted: closed form is the integral");
  }

  @Test
  void precedenceSlip() {
    Examinee<?> prior =
        new Examinee<>(
            "prior",
            "planted",
            "",
            false,
            PriorFamily.of(
                l ->
                    new Gaussians.NormalPrior(
                        l, z -> z.square().mul(-0.5).add(Gaussians.LOG_2_PI).sum(-1))),
            Curriculum.prior());
    assertThat(failures(prior)).contains("planted: integrates to 1");
  }

  /** A mean over whole parts of 512 draws, divided by all draws that were asked for. */
  @Test
  void wrongDivisorWherePartsDoNotDivideTheDraws() {
    EvidenceEstimator wrong =
        (device, vae, samples, rows, data, random) -> {
          int used = Math.max(1, samples / 512) * Math.min(samples, 512);
          double[] mean =
              EvidenceEstimator.importanceSampling()
                  .logLikelihood(device, vae, used, rows, data, random);
          for (int i = 0; i < mean.length; i++) {
            mean[i] += Math.log((double) used / samples);
          }
          return mean;
        };
    assertThat(failures(estimator(wrong))).contains("planted: exact where q is the posterior");
  }

  /** The tanh was meant for the mean. */
  @Test
  void tanhSquashesTheLogVariance() {
    assertThat(
            failures(likelihood(new Gaussians.NormalLikelihood(Gaussians.RIGHT, Tensor::tanh, 1))))
        .containsExactly("planted: large outputs are heard");
  }

  @Test
  void klWithoutHalf() {
    assertThat(failures(kl((mean, logVariance) -> Gaussians.kl(mean, logVariance).mul(2))))
        .contains("planted: closed form is the integral");
  }

  @Test
  void samplerOfTheWrongScale() {
    assertThat(
            failures(likelihood(new Gaussians.NormalLikelihood(Gaussians.RIGHT, raw -> raw, 1.05))))
        .containsExactlyInAnyOrder(
            "planted: draws follow the density", "planted: mean and variance of draws");
  }

  @Test
  void gradientOffByOnePercent() {
    Gaussians.LogDensity off =
        (squares, logVariance) -> {
          Tensor value = Gaussians.RIGHT.of(squares, logVariance);
          return StraightThrough.of(value, value.mul(1.01));
        };
    assertThat(failures(likelihood(Gaussians.likelihood(off))))
        .containsExactly("planted: gradient of log-probability");
  }

  @Test
  void logOfADensityUnderflows() {
    Gaussians.LogDensity underflowing =
        (squares, logVariance) ->
            squares
                .mul(logVariance.neg().exp())
                .mul(-0.5)
                .exp()
                .div(logVariance.mul(0.5).exp().mul(Math.sqrt(2 * Math.PI)))
                .log()
                .sum(-1);
    assertThat(failures(likelihood(Gaussians.likelihood(underflowing))))
        .contains("planted: finite at extremes");
  }

  @Test
  void offByOneSupport() {
    assertThat(failures(likelihood(new Geometric(1))))
        .contains("planted: draws follow the density");
  }

  /** Averaged over D, it still has the right shape. */
  @Test
  void meanOverTheDimensions() {
    Gaussians.LogDensity averaged =
        (squares, logVariance) ->
            squares
                .mul(logVariance.neg().exp())
                .add(logVariance)
                .add(Gaussians.LOG_2_PI)
                .mul(-0.5)
                .mean(-1);
    assertThat(failures(likelihood(Gaussians.likelihood(averaged))))
        .contains("planted: integrates to 1 in two dimensions");
  }

  @Test
  void whatAComponentThrowsIsTold() {
    Gaussians.LogDensity failing =
        (squares, logVariance) -> {
          throw new IllegalStateException("out of numbers");
        };
    assertThat(certify(likelihood(Gaussians.likelihood(failing))))
        .filteredOn(row -> row.property().equals("integrates to 1"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.passed()).isFalse();
              assertThat(row.at()).contains("out of numbers");
            });
  }
}
