package io.github.vae4j.experiments.studies.identities;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import io.github.vae4j.core.testkit.WithDevice;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.studies.StudyContext;
import io.github.vae4j.experiments.studies.oracle.LinearGaussian;
import io.github.vae4j.priors.GaussianPosterior;
import io.github.vae4j.priors.GaussianStandardKl;
import io.github.vae4j.priors.StandardGaussianPrior;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ledger's lines on the linear-Gaussian oracle: true ones hold, and planted errors do not. */
class EvidenceLinesTest extends WithDevice {
  private static final LinearGaussian MODEL = LinearGaussian.drawn(8, 2, 0.5, RandomStream.of(21));

  private Ledger ledger(Vae vae, LinearSubject sound) {
    StudyContext context =
        new StudyContext(
            device(),
            RandomStream.of(1),
            Settings.of("", List.of(), Map.of()),
            line -> assertThat(line).isNotEmpty());
    Ledger ledger = new Ledger(context);
    List<Encoding> rows =
        Encoding.of(device(), vae, sound.rows().stream().map(Encoding::x).toList());
    new EvidenceLines(ledger, new LinearSubject(device(), sound.exact(), vae, rows)).add();
    assertThat(context.failures())
        .hasSize((int) ledger.lines().stream().filter(line -> !line.holds()).count());
    return ledger;
  }

  private LinearSubject sound() {
    return LinearSubject.of(
        device(), MODEL, LinearSubject.rows(MODEL.draw(10, RandomStream.of(22)), 10));
  }

  private static List<Equation> failing(Ledger ledger) {
    return ledger.lines().stream().filter(l -> !l.holds()).map(Line::equation).distinct().toList();
  }

  /** |log p(x) − (ELBO + gap)| within the bound of float rounding, which is below 10⁻⁴ nats. */
  @Test
  void allHoldOnASoundModel() {
    LinearSubject sound = sound();
    Ledger ledger = ledger(sound.vae(), sound);
    assertThat(failing(ledger)).isEmpty();
    assertThat(ledger.lines()).hasSize(6).allMatch(line -> line.tolerance() < 1e-4);
    assertThat(ledger.verdict()).startsWith("6 of 6 identities hold");
  }

  @Test
  void aKlTwoPercentTooLargeIsFound() {
    LinearSubject sound = sound();
    Vae vae = sound.vae();
    Vae faulty =
        new Vae(
            vae.encoder(),
            vae.encoderDistribution(),
            vae.prior(),
            vae.decoder(),
            vae.likelihood(),
            new KlRegistry(Set.of(new TooLarge())));
    assertThat(failing(ledger(faulty, sound)))
        .contains(Equation.EVIDENCE, Equation.TWO_FORMS, Equation.KL_CLOSED_FORM);
  }

  @Test
  void aDroppedConstantIsFound() {
    LinearSubject sound = sound();
    Vae vae = sound.vae();
    Vae faulty =
        new Vae(
            vae.encoder(),
            vae.encoderDistribution(),
            vae.prior(),
            vae.decoder(),
            new SquaredError(),
            vae.klRegistry());
    assertThat(failing(ledger(faulty, sound))).contains(Equation.EVIDENCE);
  }

  /** A planted defect: a factor of 1.02. */
  private record TooLarge() implements ClosedFormKl<GaussianPosterior, StandardGaussianPrior> {
    @Override
    public Class<GaussianPosterior> posterior() {
      return GaussianPosterior.class;
    }

    @Override
    public Class<StandardGaussianPrior> prior() {
      return StandardGaussianPrior.class;
    }

    @Override
    public Tensor klPerDimension(GaussianPosterior q, StandardGaussianPrior p) {
      return new GaussianStandardKl().klPerDimension(q, p).mul(1.02);
    }
  }

  /** A planted defect: a Gaussian of σ = ½ without its constant. */
  private record SquaredError() implements Likelihood {
    @Override
    public HeadLayout head(int dataDim) {
      return HeadLayout.of("mean", dataDim);
    }

    @Override
    public Support support() {
      return Support.REAL;
    }

    @Override
    public Measure measure() {
      return Measure.LEBESGUE;
    }

    @Override
    public Tensor logProb(Tensor x, Head head) {
      return x.sub(mean(head)).square().mul(-2).sum(-1);
    }

    @Override
    public Tensor mean(Head head) {
      return head.get("mean");
    }

    @Override
    public Tensor sample(Head head, RandomStream random) {
      return mean(head).stopGradient();
    }
  }
}
