package io.github.vae4j.likelihoods.tables;

import com.google.inject.Provider;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Setting;
import java.util.List;

/** Binds the likelihood of tables with columns of different kinds. */
public final class TablesModule extends ComponentsModule {
  private static final Setting<String> COLUMNS =
      Setting.text(
          "columns",
          "0-:gaussian-learned",
          "ranges of columns from 0 on, each with its likelihood:"
              + " 0-3:gaussian-learned(sigma=shared;sigma-floor=0.01),4:bernoulli,5-:poisson");

  @Override
  protected void configure() {
    Provider<Components> components = getProvider(Components.class);
    bindComponent(
        Kind.LIKELIHOOD,
        "composite",
        "a likelihood of its own for each range of columns, for tables of mixed kinds",
        List.of(COLUMNS),
        (settings, dimensions) ->
            new ColumnsText(settings.get(COLUMNS), components.get().of(Kind.LIKELIHOOD))
                .read(dimensions));
  }
}
