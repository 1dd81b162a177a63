package io.github.vae4j.core.check;

import com.google.inject.Inject;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.kl.ClosedFormKl;
import io.github.vae4j.core.kl.KlRegistry;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.model.Posterior;
import io.github.vae4j.core.model.Prior;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Origins;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.tensor.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Everything installed that can be certified. */
public final class Inventory {
  private static final List<Kind<?>> CERTIFIED =
      List.of(Kind.LIKELIHOOD, Kind.PRIOR, Kind.ENCODER, Kind.OBJECTIVE);

  private static final String KL = "kl";
  private static final String NETWORK = "network";
  private static final String ESTIMATOR = "estimator";

  private final Components components;
  private final KlRegistry klRegistry;
  private final Origins origins;

  @Inject
  public Inventory(Components components, KlRegistry klRegistry, Origins origins) {
    this.components = components;
    this.klRegistry = klRegistry;
    this.origins = origins;
  }

  /** All of it, each component with its defaults and with a few other settings. */
  public List<Examinee<?>> all() {
    List<Examinee<?>> all = new ArrayList<>();
    for (Kind<?> kind : CERTIFIED) {
      for (Component<?> component : components.of(kind).all()) {
        for (Map<String, String> settings : Variants.of(component)) {
          if (settings.isEmpty() || canBeMade(kind, component, settings)) {
            all.add(component(kind, component.name(), settings));
          }
        }
      }
    }
    klRegistry.rules().forEach(rule -> all.addAll(pairs(rule, prior -> true)));
    BuiltInNetworks.all()
        .forEach(
            (name, network) ->
                all.add(new Examinee<>(NETWORK, name, "", true, network, Curriculum.network())));
    all.add(
        new Examinee<>(
            ESTIMATOR,
            "importance-sampling",
            "",
            true,
            EvidenceEstimator.importanceSampling(),
            Curriculum.estimator()));
    return all;
  }

  /**
   * What names call for: a component's name, {@code likelihood.bernoulli} where several kinds have
   * one, or a whole kind.
   *
   * @throws InputException at a name that nothing has, with the known ones
   */
  public List<Examinee<?>> named(Collection<String> names) {
    List<Examinee<?>> all = all();
    Set<Examinee<?>> chosen = new LinkedHashSet<>();
    for (String name : names) {
      List<Examinee<?>> found = all.stream().filter(one -> called(one, name)).toList();
      if (found.isEmpty()) {
        Set<String> known = new LinkedHashSet<>();
        all.forEach(one -> known.add(one.kind()));
        all.forEach(one -> known.add(one.name()));
        throw InputException.unknown("component to check", name, known);
      }
      chosen.addAll(found);
    }
    return List.copyOf(chosen);
  }

  private static boolean called(Examinee<?> one, String name) {
    return name.equals(one.name())
        || name.equals(one.kind())
        || name.equals(one.kind() + "." + one.name());
  }

  /** What is not vae4j's own, with its variants. */
  public List<Examinee<?>> thirdParty() {
    return all().stream().filter(one -> !one.builtIn()).toList();
  }

  /** What runs use that is not vae4j's own, with the settings that they use it with. */
  public List<Examinee<?>> thirdPartyOf(List<RunSpec> runs) {
    Map<String, Examinee<?>> used = new LinkedHashMap<>();
    for (RunSpec run : runs) {
      for (Kind<?> kind : CERTIFIED) {
        if (!origins.builtIn(kind, run.name(kind))) {
          Examinee<?> one = component(kind, run.name(kind), changed(kind, run));
          used.putIfAbsent(one.kind() + " " + one.title(), one);
        }
      }
    }
    Set<String> priors =
        runs.stream().map(run -> run.name(Kind.PRIOR)).collect(Collectors.toUnmodifiableSet());
    for (ClosedFormKl<?, ?> rule : klRegistry.rules()) {
      if (!origins.builtIn(rule)) {
        pairs(rule, priors::contains)
            .forEach(one -> used.putIfAbsent(one.kind() + " " + one.title(), one));
      }
    }
    return List.copyOf(used.values());
  }

  /** The settings of a run that differ from their defaults. */
  private Map<String, String> changed(Kind<?> kind, RunSpec run) {
    Map<String, String> changed = new LinkedHashMap<>(run.settings(kind));
    for (Setting<?> setting : components.of(kind).get(run.name(kind)).settings()) {
      changed.remove(setting.key(), setting.defaultText());
    }
    return changed;
  }

  /**
   * One component with given settings.
   *
   * @throws IllegalArgumentException if components of that kind are not certified
   */
  public Examinee<?> component(Kind<?> kind, String name, Map<String, String> settings) {
    String words = Variants.words(settings);
    boolean own = origins.builtIn(kind, name);
    if (kind.equals(Kind.LIKELIHOOD)) {
      return new Examinee<>(
          kind.key(),
          name,
          words,
          own,
          LikelihoodFamily.of(d -> likelihood(name, settings, d)),
          Curriculum.likelihood());
    } else if (kind.equals(Kind.PRIOR)) {
      return new Examinee<>(
          kind.key(),
          name,
          words,
          own,
          PriorFamily.of(l -> prior(name, settings, l)),
          Curriculum.prior());
    } else if (kind.equals(Kind.ENCODER)) {
      return new Examinee<>(
          kind.key(),
          name,
          words,
          own,
          EncoderFamily.of(l -> encoder(name, settings, l)),
          Curriculum.encoder());
    } else if (kind.equals(Kind.OBJECTIVE)) {
      return new Examinee<>(
          kind.key(),
          name,
          words,
          own,
          made(Kind.OBJECTIVE, name, settings, new Dimensions(0, 0)),
          Curriculum.objective());
    }
    throw new IllegalArgumentException("components of kind '" + kind.key() + "' are not certified");
  }

  private Likelihood likelihood(String name, Map<String, String> settings, int d) {
    return made(Kind.LIKELIHOOD, name, settings, new Dimensions(d, 2));
  }

  private Prior prior(String name, Map<String, String> settings, int l) {
    return made(Kind.PRIOR, name, settings, new Dimensions(2, l));
  }

  private EncoderDistribution encoder(String name, Map<String, String> settings, int l) {
    return made(Kind.ENCODER, name, settings, new Dimensions(2, l));
  }

  private <T> T made(Kind<T> kind, String name, Map<String, String> settings, Dimensions sizes) {
    return components.of(kind).get(name).create(kind.key(), settings, sizes);
  }

  /** Two settings may not go together, which their defaults do. */
  private static boolean canBeMade(
      Kind<?> kind, Component<?> component, Map<String, String> settings) {
    try {
      component.create(kind.key(), settings, new Dimensions(1, 1));
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  /** A rule with the first encoder that is read as its posterior, and each prior of its class. */
  private <Q extends Posterior, P extends Prior> List<Examinee<?>> pairs(
      ClosedFormKl<Q, P> rule, Predicate<String> priors) {
    List<Examinee<?>> pairs = new ArrayList<>();
    Optional<String> encoder = encoderOf(rule.posterior());
    if (encoder.isEmpty()) {
      return pairs;
    }
    EncoderFamily family = EncoderFamily.of(l -> encoder(encoder.get(), Map.of(), l));
    for (Component<Prior> prior : components.of(Kind.PRIOR).all()) {
      for (Map<String, String> settings : Variants.of(prior)) {
        if (priors.test(prior.name())
            && canBeMade(Kind.PRIOR, prior, settings)
            && prior(prior.name(), settings, 1).getClass() == rule.prior()) {
          IntFunction<P> factory = l -> rule.prior().cast(prior(prior.name(), settings, l));
          String words = Variants.words(settings);
          pairs.add(
              new Examinee<>(
                  KL,
                  rule.getClass().getSimpleName(),
                  "(%s ‖ %s)"
                      .formatted(
                          encoder.get(), prior.name() + (words.isEmpty() ? "" : " " + words)),
                  origins.builtIn(rule),
                  new KlPair<>(rule, family, factory),
                  Curriculum.kl()));
        }
      }
    }
    return pairs;
  }

  private Optional<String> encoderOf(Class<?> posterior) {
    try (Device device = Device.cpu(1);
        Scope scope = device.inference()) {
      for (Component<EncoderDistribution> component : components.of(Kind.ENCODER).all()) {
        EncoderFamily family = EncoderFamily.of(l -> encoder(component.name(), Map.of(), l));
        RawHeads raw = family.head(1, RandomStream.of(1));
        if (family.read(1, raw.repeated(scope, 1)).getClass() == posterior) {
          return Optional.of(component.name());
        }
      }
    }
    return Optional.empty();
  }
}
