package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;

/** The closed form is ∫ q (log q − log p) in one dimension, at drawn heads and prior parameters. */
public final class KlByQuadrature implements Property<KlPair<?, ?>> {
  private static final double ABSOLUTE = 1e-5;
  private static final double RELATIVE = 1e-4;
  private static final double STEP = 0.01;
  private static final int HEADS_A_MEMBER = 5;

  @Override
  public String name() {
    return "closed form is the integral";
  }

  @Override
  public String method() {
    return "∫ q (log q − log p) dz by the trapezoid rule, or the sum";
  }

  @Override
  public Finding examine(KlPair<?, ?> pair, Examination by) {
    return compare(pair, by);
  }

  private static <P extends Prior> Finding compare(KlPair<?, P> pair, Examination by) {
    Finding worst = Finding.exact("", 0, 0, ABSOLUTE);
    for (int i = 0; i < HEADS_A_MEMBER * by.level().members(); i++) {
      RandomStream random = by.random().split(i);
      RawHeads raw = pair.head(1, random);
      P prior = pair.stirred(1, random);
      double expected = pair.quadrature(by.device(), raw, prior, STEP);
      double found = pair.closedForm(by.device(), 1, raw, prior);
      double bound = ABSOLUTE + RELATIVE * Math.abs(expected);
      String at = raw + ", prior " + PriorFamily.describe(prior);
      worst = worst.worse(Finding.exact(at, expected, found, bound));
    }
    return worst;
  }
}
