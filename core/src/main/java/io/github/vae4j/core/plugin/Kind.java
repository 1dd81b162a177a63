package io.github.vae4j.core.plugin;

import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.util.Types;
import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.optim.Optimizer;
import io.github.vae4j.core.optim.Schedule;
import java.util.List;

/**
 * A kind of component: the key a run uses for it, which is also the prefix of its settings, and the
 * interface it implements.
 *
 * @param key "likelihood": a run says {@code likelihood=laplace} and {@code likelihood.scale=2}
 * @param type the interface
 */
public record Kind<T>(String key, Class<T> type) {
  public static final Kind<Likelihood> LIKELIHOOD = new Kind<>("likelihood", Likelihood.class);
  public static final Kind<Prior> PRIOR = new Kind<>("prior", Prior.class);
  public static final Kind<EncoderDistribution> ENCODER =
      new Kind<>("encoder", EncoderDistribution.class);
  public static final Kind<Objective> OBJECTIVE = new Kind<>("objective", Objective.class);
  public static final Kind<Optimizer> OPTIMIZER = new Kind<>("optimizer", Optimizer.class);
  public static final Kind<Schedule> SCHEDULE = new Kind<>("schedule", Schedule.class);
  public static final Kind<DataSource> DATA = new Kind<>("data", DataSource.class);

  /** Every kind, in the order in which {@code vae4j list} shows them. */
  public static List<Kind<?>> all() {
    return List.of(DATA, LIKELIHOOD, PRIOR, ENCODER, OBJECTIVE, OPTIMIZER, SCHEDULE);
  }

  /** The Guice key's type of one component of this kind. */
  @SuppressWarnings("unchecked")
  TypeLiteral<Component<T>> componentType() {
    return (TypeLiteral<Component<T>>)
        TypeLiteral.get(Types.newParameterizedType(Component.class, type));
  }

  /** The Guice key of the map from name to component. */
  @SuppressWarnings("unchecked")
  Key<java.util.Map<String, Component<T>>> mapKey() {
    return (Key<java.util.Map<String, Component<T>>>)
        Key.get(Types.mapOf(String.class, componentType().getType()));
  }
}
