package io.github.vae4j.core.check;

import io.github.vae4j.core.kl.KlAudit;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.tensor.Shape;
import io.github.vae4j.core.tensor.Tensor;
import java.util.List;
import java.util.Set;

/**
 * The closed form is the mean of log q(z) − log p(z) over draws of q, in several dimensions, by the
 * same {@link KlAudit} that runs are audited with.
 */
public final class KlByMonteCarlo implements Property<KlPair<?, ?>> {
  private static final int ROWS = 16;
  private static final int DIMENSIONS = 3;
  private static final double DETECT = 0.005;

  /** The mean of the rows, and the single rows of {@link KlAudit}. */
  private static final int COMPARISONS = 9;

  /** Standard errors between the audit's bound and what it detects with its power of 0.999. */
  private static final double OF_AUDITS_POWER = NormalQuantile.twoSided(0.002);

  @Override
  public String name() {
    return "closed form is the mean over draws";
  }

  @Override
  public String method() {
    return "mean of log q(z) − log p(z), z ~ q, of 16 rows of 3 dimensions, and of single rows";
  }

  @Override
  public int comparisons(Level level) {
    return COMPARISONS;
  }

  @Override
  public Finding examine(KlPair<?, ?> pair, Examination by) {
    return compare(pair, by);
  }

  private static <P extends Prior> Finding compare(KlPair<?, P> pair, Examination by) {
    RandomStream random = by.random();
    RawHeads layout = pair.head(DIMENSIONS, random.split("layout"));
    int width = layout.output().length;
    Differentiable.Variable outputs =
        Differentiable.Variable.normal(
            "head",
            Shape.of(ROWS, width),
            pair.encoder().hints().headDeviation(),
            random.split("head"));
    KlAudit audit = new KlAudit(new KlRegistry(Set.of(pair.rule())), DETECT, by.falseAlarm());
    List<KlCheck> checks =
        audit.check(
            0,
            by.device(),
            ROWS,
            (scope, which) -> {
              Tensor all = scope.constant(outputs.shape(), outputs.values());
              return pair.encoder().read(DIMENSIONS, layout.read(scope, all.gather(which)));
            },
            pair.stirred(DIMENSIONS, random.split("prior")),
            random.split("draws"));
    if (checks.isEmpty()) {
      return Finding.cases("the registry does not find the rule for this pair", 1, 1);
    }
    return checks.stream().map(KlByMonteCarlo::finding).reduce(Finding::worse).orElseThrow();
  }

  private static Finding finding(KlCheck check) {
    return new Finding(
        check.subject(),
        check.samples(),
        check.monteCarlo(),
        check.closedForm(),
        Math.abs(check.monteCarlo() - check.closedForm()),
        check.detectable() - OF_AUDITS_POWER * check.standardError(),
        check.detectable());
  }
}
