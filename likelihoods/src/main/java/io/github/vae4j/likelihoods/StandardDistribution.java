package io.github.vae4j.likelihoods;

import io.github.vae4j.core.model.GaussianDensity;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Scope;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.SpecialFunctions;
import io.github.vae4j.core.tensor.Tensor;

/**
 * Distributions of a real number that are symmetric about 0, at scale 1: x = μ + s d moves and
 * widens them, with log p(x) = log p(d) − log s. By symmetry P(d &gt; t) = F(−t).
 */
public enum StandardDistribution {
  /** log p(d) = −½ (d² + log 2π). */
  GAUSSIAN {
    @Override
    public Tensor logDensity(Tensor d) {
      return GaussianDensity.logStandard(d);
    }

    @Override
    public Tensor cdf(Tensor d) {
      return SpecialFunctions.normalCdf(d);
    }

    @Override
    public Tensor logCdf(Tensor d) {
      return SpecialFunctions.logNormalCdf(d);
    }

    @Override
    public Tensor logWithin(Tensor d, Tensor h) {
      return SpecialFunctions.logNormalInterval(d, h);
    }

    @Override
    public Tensor logBin(Tensor d, Tensor h, Tensor end) {
      return SpecialFunctions.logNormalBin(d, h, end);
    }

    @Override
    public Tensor draw(Scope scope, Shape shape, RandomStream random) {
      return scope.normal(shape, random);
    }
  },

  /** log p(d) = −d − 2 log(1 + e⁻ᵈ), with F(d) = sigmoid(d). */
  LOGISTIC {
    @Override
    public Tensor logDensity(Tensor d) {
      return d.add(d.neg().softplus().mul(2)).neg();
    }

    @Override
    public Tensor cdf(Tensor d) {
      return d.sigmoid();
    }

    @Override
    public Tensor logCdf(Tensor d) {
      return d.neg().softplus().neg();
    }

    /** F(b) − F(a) = F(b) (1 − F(a)) (1 − eᵃ⁻ᵇ), in which nothing cancels. */
    @Override
    public Tensor logWithin(Tensor d, Tensor h) {
      return log1mExp(h.mul(2)).sub(above(d, h)).sub(below(d, h));
    }

    /** An open end leaves one of the three factors. */
    @Override
    public Tensor logBin(Tensor d, Tensor h, Tensor end) {
      Tensor zero = d.scope().scalar(0);
      Tensor width = zero.where(end, log1mExp(h.mul(2)));
      Tensor last = end.greater(0);
      Tensor first = end.neg().greater(0);
      return width.sub(zero.where(last, above(d, h))).sub(zero.where(first, below(d, h)));
    }

    /** −log F(d + h). */
    private Tensor above(Tensor d, Tensor h) {
      return d.neg().sub(h).softplus();
    }

    /** −log(1 − F(d − h)). */
    private Tensor below(Tensor d, Tensor h) {
      return d.sub(h).softplus();
    }

    /**
     * log u − log(1 − u); uniform numbers are multiples of 2⁻²⁴, and 0 becomes half of the least.
     */
    @Override
    public Tensor draw(Scope scope, Shape shape, RandomStream random) {
      Tensor u = scope.uniform(shape, random).clip(0x1p-25, 1);
      return u.log().sub(u.neg().log1p());
    }
  },

  /** log p(d) = −|d| − log 2. */
  LAPLACE {
    @Override
    public Tensor logDensity(Tensor d) {
      return d.abs().add(LOG_2).neg();
    }

    @Override
    public Tensor cdf(Tensor d) {
      return logCdf(d).exp();
    }

    /** ½ eᵈ below 0, 1 − ½ e⁻ᵈ above. */
    @Override
    public Tensor logCdf(Tensor d) {
      Tensor zero = d.scope().scalar(0);
      Tensor below = d.min(zero).sub(LOG_2);
      Tensor above = d.max(zero).neg().exp().mul(-0.5).log1p();
      return above.where(d.greater(0), below);
    }

    @Override
    public Tensor logWithin(Tensor d, Tensor h) {
      return logBin(d, h, d.scope().scalar(0));
    }

    /**
     * With a the distance of the nearer edge from 0, below 0 where 0 lies inside, and b that of the
     * other one, ∞ if it is open: ½ e⁻ᵃ (1 − e^(a−b)), or ½ (1 − eᵃ) + ½ (1 − e⁻ᵇ) where a &lt; 0.
     */
    @Override
    public Tensor logBin(Tensor d, Tensor h, Tensor end) {
      Tensor distance = d.mul(end).where(end, d.abs());
      Tensor a = distance.sub(h);
      Tensor outside = a.greater(0);
      Tensor minusWidth = d.scope().scalar(-FAR).where(end, h.mul(-2));
      Tensor minusB = d.scope().scalar(-FAR).where(end, distance.add(h).neg());
      Tensor near = minusWidth.where(outside, a);
      Tensor far = minusWidth.where(outside, minusB);
      Tensor halves = near.expm1().add(far.expm1()).mul(-0.5).log();
      return halves.sub(a.add(LOG_2).mul(outside));
    }

    /** −sign(v) log(1 − 2|v|) for v uniform on (−½, ½). */
    @Override
    public Tensor draw(Scope scope, Shape shape, RandomStream random) {
      Tensor v = scope.uniform(shape, random).clip(0x1p-25, 1).sub(0.5);
      Tensor sign = v.greater(0).mul(2).sub(1);
      return v.abs().mul(-2).log1p().mul(sign).neg();
    }
  };

  private static final double LOG_2 = Math.log(2);

  /** What e⁻ᵈ is 0 from. */
  private static final double FAR = 200;

  /** log p(d). */
  public abstract Tensor logDensity(Tensor d);

  /** F(d). */
  public abstract Tensor cdf(Tensor d);

  /** log F(d), exact far below 0; log(1 − F(d)) is that of −d. */
  public abstract Tensor logCdf(Tensor d);

  /** log(F(d + h) − F(d − h)) for h &gt; 0, exact in the tails and for narrow intervals. */
  public abstract Tensor logWithin(Tensor d, Tensor h);

  /**
   * log of the probability of (d − h, d + h] for h &gt; 0, which is open to −∞ where {@code end} is
   * −1, and to ∞ where it is 1.
   */
  public Tensor logBin(Tensor d, Tensor h, Tensor end) {
    return logCdf(h.sub(d.mul(end))).where(end, logWithin(d, h));
  }

  /** Draws of that shape, without gradient. */
  public abstract Tensor draw(Scope scope, Shape shape, RandomStream random);

  /** log(1 − e⁻ʸ) for y &gt; 0. */
  private static Tensor log1mExp(Tensor y) {
    return y.neg().expm1().neg().log();
  }
}
