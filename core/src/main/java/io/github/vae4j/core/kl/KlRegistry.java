package io.github.vae4j.core.kl;

import com.google.inject.Inject;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.model.LatentDraw;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.tensor.StraightThrough;
import io.github.vae4j.core.tensor.Tensor;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The closed forms of KL(q‖p) that are installed, looked up by the exact classes of q and p. Where
 * there is none the KL is estimated from draws, and the value says so.
 */
public final class KlRegistry {
  private record Pair(Class<?> posterior, Class<?> prior) {}

  private final Map<Pair, ClosedFormKl<?, ?>> rules = new HashMap<>();

  /**
   * A registry of those rules.
   *
   * @throws InputException if two of them are for the same pair
   */
  @Inject
  public KlRegistry(Set<ClosedFormKl<?, ?>> rules) {
    for (ClosedFormKl<?, ?> rule : rules) {
      Pair pair = new Pair(rule.posterior(), rule.prior());
      ClosedFormKl<?, ?> other = this.rules.putIfAbsent(pair, rule);
      if (other != null) {
        throw new InputException(
            "two closed forms of KL(%s ‖ %s): %s and %s; expected one for a pair, remove either"
                .formatted(
                    pair.posterior().getName(),
                    pair.prior().getName(),
                    other.getClass().getName(),
                    rule.getClass().getName()));
      }
    }
  }

  /** All closed forms, by the names of their classes. */
  public List<ClosedFormKl<?, ?>> rules() {
    return rules.values().stream()
        .sorted(Comparator.comparing(rule -> rule.getClass().getName()))
        .toList();
  }

  /** KL(q‖p) by the closed form for their exact classes, if there is one. */
  public Optional<KlValue> closedForm(Posterior q, Prior p) {
    return rule(q, p)
        .map(
            rule -> {
              Tensor perDimension = rule.klPerDimension(q, p);
              return new KlValue(perDimension, perDimension.sum(-1), KlMethod.CLOSED_FORM, 0);
            });
  }

  /**
   * KL(q‖p) of every row in nats: by the closed form, or else as the mean of log q(z) − log p(z)
   * over the draws. The value is always that of the exact draws; where they are relaxed its
   * gradient is that of the surrogate.
   *
   * @param draw S ≥ 1 draws of q, used only where there is no closed form
   */
  public KlValue kl(Posterior q, Prior p, LatentDraw draw) {
    return closedForm(q, p).orElseGet(() -> monteCarlo(q, p, draw));
  }

  @SuppressWarnings("unchecked") // a rule is stored under the classes it was declared with
  private <Q extends Posterior, P extends Prior> Optional<ClosedFormKl<Q, P>> rule(Q q, P p) {
    return Optional.ofNullable(
        (ClosedFormKl<Q, P>) rules.get(new Pair(q.getClass(), p.getClass())));
  }

  private static KlValue monteCarlo(Posterior q, Prior p, LatentDraw draw) {
    int samples = draw.exact().shape().get(0);
    if (samples < 1) {
      throw new IllegalArgumentException(
          "KL(%s ‖ %s) has no closed form and there are no draws to estimate it from; expected S of at least 1"
              .formatted(q.getClass().getSimpleName(), p.getClass().getSimpleName()));
    }
    Tensor total = logRatio(q, p, draw.exact()).mean(0);
    if (draw.relaxed()) {
      total = StraightThrough.of(total, logRatio(q, p, draw.surrogate()).mean(0));
    }
    int rows = total.shape().size();
    return new KlValue(total.reshape(rows, 1), total, KlMethod.MONTE_CARLO, samples);
  }

  /** log q(z) − log p(z), [S, B]. */
  private static Tensor logRatio(Posterior q, Prior p, Tensor z) {
    return q.logProb(z).sub(p.logProb(z));
  }
}
