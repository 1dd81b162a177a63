package io.github.vae4j.likelihoods.unitinterval;

import io.github.vae4j.core.model.CumulativeDistribution;
import io.github.vae4j.core.model.Head;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Measure;
import io.github.vae4j.core.model.Support;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * The continuous Bernoulli distribution (Loaiza-Ganem, Cunningham, 2019): the Bernoulli formula on
 * grey values in [0, 1], with the normaliser that makes it a density. With λ = sigmoid(ã) the paper
 * has p(x) = C(λ) λˣ (1 − λ)¹⁻ˣ and C(λ) = 2 artanh(1 − 2λ) / (1 − 2λ); in the logit ã that is
 *
 * <pre>
 * p(x|z) = ã eᵃˣ / (eᵃ − 1)
 * log p(x|z) = Σ ((x − ½) ã − log(sinh(ã/2) / (ã/2)))
 * </pre>
 *
 * which has no gap at λ = ½, ã = 0. The second form is used for |ã| ≤ 2, with a Taylor series; the
 * first beyond, as x min(ã, 0) − (1 − x) max(ã, 0) + log |ã| − log(1 − e^−|ã|), exact for logits of
 * any size. log C(λ) itself is {@link #logNormalizer}.
 */
public final class ContinuousBernoulli implements Likelihood, CumulativeDistribution {
  /** Up to this |ã| by series. */
  private static final double NEAR = 2 * LogSinhc.NEAR;

  /** Up to this |ã| the variance is taken by series, beyond as a difference. */
  private static final double MIDDLE = 1;

  /** eᵃ of more than this overflows; 1 / (eᵃ − 1) is long 0. */
  private static final double LARGEST_EXPONENT = 80;

  /** A logit nearer to 0 gives the uniform distribution to the last bit. */
  private static final double LEAST_LOGIT = 1e-6;

  /** A data mean nearer to 0 or 1 would start the logits so far out that they learn slowly. */
  private static final double LARGEST_START = 20;

  @Override
  public HeadLayout head(int dataDim) {
    return HeadLayout.of("logits", dataDim);
  }

  @Override
  public Support support() {
    return Support.UNIT_INTERVAL;
  }

  @Override
  public Measure measure() {
    return Measure.LEBESGUE;
  }

  @Override
  public Tensor logProb(Tensor x, Head head) {
    return logDensity(x, head.get("logits")).sum(-1);
  }

  /** log p of each dimension. */
  private static Tensor logDensity(Tensor x, Tensor logits) {
    Tensor inner = logits.clip(-NEAR, NEAR);
    Tensor near = x.sub(0.5).mul(inner).sub(LogSinhc.near(inner.mul(0.5).square()));
    Tensor zero = logits.scope().scalar(0);
    Tensor exponent = x.mul(logits.min(zero)).add(x.sub(1).mul(logits.max(zero)));
    Tensor size = logits.abs().max(logits.scope().scalar(NEAR));
    Tensor far = exponent.add(size.log()).sub(size.neg().exp().neg().log1p());
    return far.where(logits.abs().greater(NEAR), near);
  }

  /**
   * log C(λ) = log(ã / tanh(ã/2)) of each dimension: what the sum of x log λ + (1 − x) log(1 − λ)
   * lacks to be a log-density, in nats.
   */
  public Tensor logNormalizer(Head head) {
    Tensor logits = head.get("logits");
    Tensor half = logits.clip(-NEAR, NEAR).mul(0.5);
    // ã / tanh(ã/2) = 2 cosh(ã/2) / (sinh(ã/2) / (ã/2)), and log 2 cosh(u) = softplus(2u) − u
    Tensor near = half.mul(2).softplus().sub(half).sub(LogSinhc.near(half.square()));
    Tensor size = logits.abs().max(logits.scope().scalar(NEAR));
    Tensor decay = size.neg().exp();
    Tensor far = size.log().add(decay.log1p()).sub(decay.neg().log1p());
    return far.where(logits.abs().greater(NEAR), near);
  }

  /** 1 / (1 − e⁻ᵃ) − 1/ã, which is ½ + ½ (coth(ã/2) − 2/ã). */
  @Override
  public Tensor mean(Head head) {
    Tensor logits = head.get("logits");
    Tensor near = LogSinhc.slopeNear(logits.clip(-NEAR, NEAR).mul(0.5)).mul(0.5).add(0.5);
    Tensor size = logits.abs().max(logits.scope().scalar(NEAR));
    Tensor exponent = size.min(logits.scope().scalar(LARGEST_EXPONENT));
    Tensor small = size.reciprocal().sub(exponent.expm1().reciprocal());
    Tensor far = small.neg().add(1).where(logits.greater(0), small);
    return far.where(logits.abs().greater(NEAR), near);
  }

  /** √(1/ã² − ¼ sinh⁻²(ã/2)), which is √12⁻¹ at ã = 0. */
  @Override
  public Optional<Tensor> deviation(Head head) {
    Tensor logits = head.get("logits");
    Tensor near = LogSinhc.curvatureNear(logits.clip(-MIDDLE, MIDDLE).mul(0.5)).mul(0.25);
    Tensor size = logits.abs().max(logits.scope().scalar(MIDDLE));
    // ¼ sinh⁻²(a/2) = e⁻ᵃ / (1 − e⁻ᵃ)²
    Tensor falling = size.neg().exp().mul(size.neg().expm1().square().reciprocal());
    Tensor far = size.square().reciprocal().sub(falling);
    return Optional.of(far.where(logits.abs().greater(MIDDLE), near).sqrt());
  }

  /**
   * With a = |ã| the inverse of F is −log(1 + u (e⁻ᵃ − 1)) / a for ã &lt; 0; for ã &gt; 0 mirrored.
   */
  @Override
  public Tensor sample(Head head, RandomStream random) {
    Tensor logits = head.get("logits").stopGradient();
    Tensor u = logits.scope().uniform(logits.shape(), random);
    Tensor size = size(logits);
    Tensor y = u.mul(size.neg().expm1()).log1p().neg().div(size).clip(0, 1);
    return y.neg().add(1).where(logits.greater(0), y);
  }

  /** The logit whose mean is the data's, by bisection. */
  @Override
  public float initialBias(String slot, float dataMean) {
    double low = -LARGEST_START;
    double high = LARGEST_START;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double mean =
          Math.abs(middle) < 1e-3 ? 0.5 + middle / 12 : 1 / -Math.expm1(-middle) - 1 / middle;
      if (mean < dataMean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (float) low;
  }

  @Override
  public Tensor logCdf(Tensor t, Head head) {
    return logBelow(t, head.get("logits"));
  }

  /** Of the mirrored distribution. */
  @Override
  public Tensor logSurvival(Tensor t, Head head) {
    return logBelow(t.neg().add(1), head.get("logits").neg());
  }

  @Override
  public Tensor logTail(Tensor upper, Tensor t, Head head) {
    Tensor sign = upper.mul(-2).add(1);
    return logBelow(t.mul(sign).add(upper), head.get("logits").mul(sign));
  }

  /** F(t) = (1 − e⁻ᵃᵗ) / (1 − e⁻ᵃ) for ã &lt; 0, times e^−a(1−t) for ã &gt; 0, with a = |ã|. */
  private static Tensor logBelow(Tensor t, Tensor logits) {
    Tensor size = size(logits);
    Tensor inside = t.clip(0, 1);
    Tensor decay = inside.sub(1).mul(logits.max(logits.scope().scalar(0)));
    return rise(size.mul(inside)).sub(rise(size)).add(decay);
  }

  /** The density at the middle, the width, and log(sinh(hã) / hã) for its curvature. */
  @Override
  public Tensor logProbWithin(Tensor centre, double halfWidth, Head head) {
    Tensor logits = head.get("logits");
    Tensor low = centre.sub(halfWidth).clip(0, 1);
    Tensor high = centre.add(halfWidth).clip(0, 1);
    Tensor width = high.sub(low);
    Tensor middle = high.add(low).mul(0.5);
    Tensor curvature = LogSinhc.of(logits.mul(width).mul(0.5));
    return logDensity(middle, logits).add(width.log()).add(curvature);
  }

  /** {@code log_normaliser}: Σ log C(λ) over D, the mean over draws and rows, in nats. */
  @Override
  public Map<String, Tensor> diagnostics(Head head) {
    return Map.of("log_normaliser", logNormalizer(head).sum(-1).mean());
  }

  /** |ã|, kept from 0. */
  private static Tensor size(Tensor logits) {
    return logits.abs().max(logits.scope().scalar(LEAST_LOGIT));
  }

  /** log(1 − e⁻ʸ). */
  private static Tensor rise(Tensor y) {
    return y.neg().expm1().neg().log();
  }
}
