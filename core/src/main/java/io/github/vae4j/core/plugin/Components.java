package io.github.vae4j.core.plugin;

import com.google.inject.Inject;
import com.google.inject.Injector;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every component that is installed, by kind and name. */
public final class Components {
  private final Map<Kind<?>, Catalog<?>> catalogs = new LinkedHashMap<>();

  @Inject
  Components(Injector injector) {
    for (Kind<?> kind : Kind.all()) {
      catalogs.put(kind, catalog(kind, injector));
    }
  }

  private static <T> Catalog<T> catalog(Kind<T> kind, Injector injector) {
    return new Catalog<>(kind, injector.getInstance(kind.mapKey()));
  }

  /** The components of one kind. */
  @SuppressWarnings("unchecked")
  public <T> Catalog<T> of(Kind<T> kind) {
    return (Catalog<T>) java.util.Objects.requireNonNull(catalogs.get(kind), kind.key());
  }
}
