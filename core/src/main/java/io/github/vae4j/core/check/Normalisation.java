package io.github.vae4j.core.check;

/**
 * exp(logProb) integrates or sums to 1 over one dimension, or over two. In two it also tells a
 * log-probability that was averaged over the dimensions from one that was summed.
 *
 * @param dimensions 1 or 2
 */
public record Normalisation(int dimensions) implements Property<DistributionFamily> {
  private static final double BOUND = 1e-4;
  private static final double COARSE_STEP = 0.1;

  @Override
  public String name() {
    return dimensions == 1 ? "integrates to 1" : "integrates to 1 in two dimensions";
  }

  @Override
  public String method() {
    return "trapezoid rule, or the sum over a discrete support";
  }

  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    int members = dimensions == 1 ? by.level().members() : by.level().members() / 4;
    Finding worst = Finding.exact("", 1, 1, BOUND);
    for (int i = 0; i < members; i++) {
      Distribution member = family.member(by.device(), dimensions, by.random().split(i));
      double total = dimensions == 1 ? Tabulated.of(family, member).total() : total(family, member);
      worst = worst.worse(Finding.exact(member.toString(), 1, total, BOUND));
    }
    return worst;
  }

  private static double total(DistributionFamily family, Distribution member) {
    Quadrature first = family.quadrature(Tabulated.median(member, 0), COARSE_STEP);
    Quadrature second = family.quadrature(Tabulated.median(member, 1), COARSE_STEP);
    float[] logProb = member.logProb(first.pairs(second), first.size() * second.size());
    double[] down = first.weights();
    double[] across = second.weights();
    double sum = 0;
    for (int i = 0; i < logProb.length; i++) {
      sum += down[i / across.length] * across[i % across.length] * Math.exp(logProb[i]);
    }
    return sum;
  }
}
