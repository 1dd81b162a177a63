package io.github.vae4j.experiments.runner.preparation;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.Batches;
import io.github.vae4j.core.data.Binarization;
import io.github.vae4j.core.data.BinarizationMode;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.SupportCheck;
import io.github.vae4j.core.model.EncoderDistribution;
import io.github.vae4j.core.model.HeadLayout;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.objective.Objective;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.checkpoint.RunIdentity;
import io.github.vae4j.experiments.runner.failure.Memory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Checks everything that can be checked before any training, and loads the data. */
public final class Preparation {
  private final Components components;
  private final ModelBuilder builder;
  private final Map<String, Loaded> loaded = new HashMap<>();

  /** Data that several runs may share, hashed once. */
  private record Loaded(DataSplits data, String hash) {
    static Loaded of(DataSplits data) {
      return new Loaded(data, data.hash());
    }
  }

  public Preparation(Components components, ModelBuilder builder) {
    this.components = components;
    this.builder = builder;
  }

  /**
   * The runs with every default written down.
   *
   * @throws InputException at the first wrong setting, or if two runs have one name
   */
  public List<RunSpec> complete(List<RunSpec> specs) {
    if (specs.isEmpty()) {
      throw new InputException("the experiment has no runs; runs() must return at least one");
    }
    List<RunSpec> complete = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      complete.add(complete(specs.get(i), i, specs.size()));
    }
    requireDistinct(complete);
    return complete;
  }

  /**
   * Runs are told apart by their names, and so are their folders.
   *
   * @throws InputException if two have one name, or names that differ in case alone
   */
  public static void requireDistinct(List<RunSpec> specs) {
    Map<String, String> names = new HashMap<>();
    for (RunSpec spec : specs) {
      String name = spec.runName();
      String other = names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
      if (other != null) {
        throw new InputException(
            "two runs are called '%s'%s; give them different values of the setting 'name' or 'seed'"
                .formatted(
                    name,
                    name.equals(other)
                        ? ""
                        : " and '%s', and would share a folder where case does not count"
                            .formatted(other)));
      }
    }
  }

  private RunSpec complete(RunSpec spec, int index, int count) {
    try {
      return spec.complete(components);
    } catch (InputException e) {
      throw count == 1
          ? e
          : new InputException("run %d of %d: %s".formatted(index + 1, count, e.getMessage()), e);
    }
  }

  /**
   * Loads and checks the data of a complete run, and makes every part of it once.
   *
   * @throws InputException if anything does not fit
   */
  public PreparedRun prepare(RunSpec spec) {
    Loaded found = loaded(spec);
    DataSplits data = found.data();
    Dimensions dimensions = new Dimensions(data.train().dim(), spec.get(RunSettings.LATENT));
    Likelihood likelihood = builder.likelihood(spec, dimensions);
    BinarizationMode mode = spec.get(RunSettings.BINARIZE);
    new SupportCheck(spec.name(Kind.LIKELIHOOD), likelihood::support, mode).check(data);
    Streams streams = Streams.of(spec.get(RunSettings.SEED));
    Batches.shuffled(data.train().size(), spec.get(RunSettings.BATCH), streams.batches());
    MemoryNeed memory = requireMemory(spec, data, likelihood, dimensions);
    builder.checkParts(spec, dimensions);
    return new PreparedRun(
        new RunIdentity(spec, found.hash()),
        data,
        new InputRows(
            data.train(), Binarization.training(mode, streams.binarization().split("train"))),
        new InputRows(
            data.test(), Binarization.evaluation(mode, streams.binarization().split("test"))),
        likelihood,
        streams,
        memory);
  }

  /** The hash of the content of a complete run's data, which are loaded for it. */
  public String dataHash(RunSpec spec) {
    return loaded(spec).hash();
  }

  private Loaded loaded(RunSpec spec) {
    return loaded.computeIfAbsent(
        spec.name(Kind.DATA) + spec.settings(Kind.DATA), key -> load(spec));
  }

  private Loaded load(RunSpec spec) {
    try {
      return Loaded.of(spec.create(Kind.DATA, components, new Dimensions(0, 0)).load());
    } catch (OutOfMemoryError e) {
      double limit = Memory.limit();
      throw new InputException(
          "data set '%s' does not fit into memory, of which there is %s; choose fewer rows, or allow more: %s"
              .formatted(spec.name(Kind.DATA), Memory.words(limit), Memory.allowMore(4 * limit)),
          e);
    }
  }

  /** Before parts are made, which may be too large themselves. */
  private MemoryNeed requireMemory(
      RunSpec spec, DataSplits data, Likelihood likelihood, Dimensions dimensions) {
    EncoderDistribution encoder = spec.create(Kind.ENCODER, components, dimensions);
    Objective objective = spec.create(Kind.OBJECTIVE, components, dimensions);
    HeadLayout decoder = likelihood.head(dimensions.data());
    long bytes =
        loaded.values().stream()
            .mapToLong(each -> each.data().train().bytes() + each.data().test().bytes())
            .sum();
    Function<RunSpec, MemoryNeed> needs =
        each ->
            MemoryNeed.of(
                each,
                dimensions.data(),
                encoder.head(dimensions.latent()),
                decoder,
                objective.draws(spec.get(RunSettings.SAMPLES)),
                Math.min(PreparedRun.testBatch(decoder.width()), data.test().size()),
                bytes);
    MemoryNeed need = needs.apply(spec);
    double limit = Memory.limit();
    try {
      need.check(limit, () -> SmallerHidden.of(spec, needs, limit));
    } catch (InputException e) {
      throw new InputException(
          "run '%s', likelihood '%s' with %d numbers for each draw: %s"
              .formatted(
                  spec.runName(), spec.name(Kind.LIKELIHOOD), decoder.width(), e.getMessage()),
          e);
    }
    return need;
  }
}
