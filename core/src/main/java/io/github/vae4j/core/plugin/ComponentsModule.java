package io.github.vae4j.core.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.Multibinder;
import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Prior;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The Guice module a family of components extends to bind itself by name:
 *
 * <pre>{@code
 * public final class CauchyModule extends ComponentsModule {
 *   protected void configure() {
 *     likelihood("cauchy", "Cauchy with a learned scale", settings -> new Cauchy());
 *   }
 * }
 * }</pre>
 *
 * <p>A name bound twice, or two KL rules for one pair, is an error at start-up.
 */
public abstract class ComponentsModule extends AbstractModule {

  /** Binds a component of any kind. */
  protected final <T> void bindComponent(Kind<T> kind, Component<T> component) {
    MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), kind.componentType())
        .addBinding(component.name())
        .toInstance(component);
  }

  /** Binds a component that needs its settings and the model's dimensions. */
  protected final <T> void bindComponent(
      Kind<T> kind,
      String name,
      String summary,
      List<Setting<?>> settings,
      BiFunction<Settings, Dimensions, T> factory) {
    bindComponent(kind, new Component<>(name, summary, settings, factory));
  }

  /** Binds a component that needs its settings only. */
  protected final <T> void bindComponent(
      Kind<T> kind,
      String name,
      String summary,
      List<Setting<?>> settings,
      Function<Settings, T> factory) {
    bindComponent(kind, name, summary, settings, (given, dimensions) -> factory.apply(given));
  }

  /** Binds a likelihood without settings. */
  protected final void likelihood(
      String name, String summary, Function<Settings, Likelihood> factory) {
    bindComponent(Kind.LIKELIHOOD, name, summary, List.of(), factory);
  }

  /** Binds a prior without settings; its factory is told the latent dimension. */
  protected final void prior(
      String name, String summary, BiFunction<Settings, Dimensions, Prior> factory) {
    bindComponent(Kind.PRIOR, name, summary, List.of(), factory);
  }

  /** Binds an encoder distribution without settings. */
  protected final void encoder(
      String name, String summary, Function<Settings, EncoderDistribution> factory) {
    bindComponent(Kind.ENCODER, name, summary, List.of(), factory);
  }

  /** Adds a closed form of KL(q‖p) for one pair of classes. */
  protected final void kl(ClosedFormKl<?, ?> rule) {
    Multibinder.newSetBinder(binder(), new TypeLiteral<ClosedFormKl<?, ?>>() {})
        .addBinding()
        .toInstance(rule);
  }
}
