package io.github.vae4j.core.check;

import io.github.vae4j.core.model.Prior;

/**
 * The closed form stays the integral as variances go towards 0 and towards infinity, and means far
 * from the prior's: at every combination of raw outputs of ±4, ±8 and ±10. At ±30 it is not below
 * what it is at ±10.
 */
public final class KlLimits implements Property<KlPair<?, ?>> {
  private static final float[] SIZES = {4, 8, 10};
  private static final float FARTHEST = 30;
  private static final double ABSOLUTE = 1e-4;
  private static final double RELATIVE = 1e-3;
  private static final double STEP = 0.005;

  @Override
  public String name() {
    return "narrow, wide and far posteriors";
  }

  @Override
  public String method() {
    return "∫ q (log q − log p) dz at raw outputs of ±4, ±8, ±10; not less at ±30";
  }

  @Override
  public Finding examine(KlPair<?, ?> pair, Examination by) {
    return compare(pair, by);
  }

  private static <P extends Prior> Finding compare(KlPair<?, P> pair, Examination by) {
    P prior = pair.priors().apply(1);
    Finding worst = Finding.exact("", 0, 0, ABSOLUTE);
    for (float size : SIZES) {
      for (RawHeads raw : RawHeads.extremes(pair.encoder().layout(1), size)) {
        double expected = pair.quadrature(by.device(), raw, prior, STEP);
        double found = pair.closedForm(by.device(), 1, raw, prior);
        double bound = ABSOLUTE + RELATIVE * Math.abs(expected);
        worst = worst.worse(Finding.exact(raw.toString(), expected, found, bound));
      }
    }
    var before = RawHeads.extremes(pair.encoder().layout(1), SIZES[SIZES.length - 1]);
    var beyond = RawHeads.extremes(pair.encoder().layout(1), FARTHEST);
    for (int i = 0; i < beyond.size(); i++) {
      double near = pair.closedForm(by.device(), 1, before.get(i), prior);
      double far = pair.closedForm(by.device(), 1, beyond.get(i), prior);
      double least = far < near ? near : far;
      double bound = ABSOLUTE + RELATIVE * Math.abs(near);
      String at = "less than nearer by, " + beyond.get(i);
      worst = worst.worse(Finding.exact(at, least, far, bound));
    }
    return worst;
  }
}
