package io.github.vae4j.core.check;

/** The log-probability of a row is the same whatever stands in the others. */
public final class RowsIndependent implements Property<DistributionFamily> {
  private static final int SAMPLES = 3;
  private static final int ROWS = 2;
  private static final int DIMENSIONS = 4;
  private static final double BOUND = 1e-5;

  @Override
  public String name() {
    return "rows do not touch each other";
  }

  @Override
  public String method() {
    return "each row and sample by itself against all at once";
  }

  @Override
  public Finding examine(DistributionFamily family, Examination by) {
    DistributionFamily.RowWise batch = family.rows(by.random(), SAMPLES, ROWS, DIMENSIONS);
    float[] together = batch.together(by.device());
    Finding worst = Finding.exact("", 0, 0, BOUND);
    for (int i = 0; i < together.length; i++) {
      double alone = batch.alone(by.device(), i / ROWS, i % ROWS);
      worst =
          worst.worse(
              Finding.exact(
                  "sample %d, row %d".formatted(i / ROWS, i % ROWS),
                  alone,
                  together[i],
                  BOUND * (1 + Math.abs(alone))));
    }
    return worst;
  }
}
