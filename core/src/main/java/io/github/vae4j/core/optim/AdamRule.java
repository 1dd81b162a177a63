package io.github.vae4j.core.optim;

/**
 * The loop of Adam and AdamW, on elements of w with gradient g:
 *
 * <pre>
 * m ← β₁·m + (1 − β₁)·g          m̂ = m / (1 − β₁ᵗ)
 * v ← β₂·v + (1 − β₂)·g²         v̂ = v / (1 − β₂ᵗ)
 * w ← (1 − η·λ)·w − η·m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>with λ = 0 for Adam. The means are written as m + (1 − β)·(g − m): then the rounding of β does
 * not bias them.
 */
final class AdamRule implements ElementwiseOptimizer.Rule {
  private final float keep;
  private final float stepSize;
  private final float rootScale;
  private final float meanRate;
  private final float varianceRate;
  private final float epsilon;
  private final float gradientScale;

  AdamRule(
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      long step,
      double gradientScale,
      double learningRate) {
    // StrictMath: the same bits whether interpreted or compiled.
    double meanCorrection = 1 - StrictMath.pow(beta1, (double) step);
    double varianceCorrection = 1 - StrictMath.pow(beta2, (double) step);
    this.keep = (float) (1 - learningRate * weightDecay);
    this.stepSize = (float) (learningRate / meanCorrection);
    this.rootScale = (float) (1 / Math.sqrt(varianceCorrection));
    this.meanRate = (float) (1 - beta1);
    this.varianceRate = (float) (1 - beta2);
    this.epsilon = (float) epsilon;
    this.gradientScale = (float) gradientScale;
  }

  @Override
  public void apply(float[] w, float[] g, float[][] memory, int from, int to) {
    float[] m = memory[0];
    float[] v = memory[1];
    float keep = this.keep;
    float stepSize = this.stepSize;
    float rootScale = this.rootScale;
    float meanRate = this.meanRate;
    float varianceRate = this.varianceRate;
    float epsilon = this.epsilon;
    float gradientScale = this.gradientScale;
    for (int i = from; i < to; i++) {
      float gi = gradientScale * g[i];
      float mi = Underflow.toZero(m[i] + meanRate * (gi - m[i]));
      float vi = Underflow.toZero(v[i] + varianceRate * (gi * gi - v[i]));
      m[i] = mi;
      v[i] = vi;
      w[i] = keep * w[i] - stepSize * mi / ((float) Math.sqrt(vi) * rootScale + epsilon);
    }
  }
}
