package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.Batches;
import io.github.vae4j.core.data.Binarization;
import io.github.vae4j.core.data.BinarizationMode;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.SupportCheck;
import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Dimensions;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks everything that can be checked before any training, and loads the data. */
final class Preparation {
  private final Components components;
  private final ModelBuilder builder;
  private final Map<String, DataSplits> loaded = new HashMap<>();

  Preparation(Components components, ModelBuilder builder) {
    this.components = components;
    this.builder = builder;
  }

  /**
   * The runs with every default written down.
   *
   * @throws InputException at the first wrong setting, or if two runs have one name
   */
  List<RunSpec> complete(List<RunSpec> specs) {
    if (specs.isEmpty()) {
      throw new InputException("the experiment has no runs; runs() must return at least one");
    }
    List<RunSpec> complete = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RunSpec spec : specs) {
      RunSpec whole = spec.complete(components);
      if (!names.add(whole.runName())) {
        throw new InputException(
            "two runs are called '%s'; give them different values of 'name' or 'seed'"
                .formatted(whole.runName()));
      }
      complete.add(whole);
    }
    return complete;
  }

  /**
   * Loads and checks the data of a complete run, and makes every part of it once.
   *
   * @throws InputException if anything does not fit
   */
  PreparedRun prepare(RunSpec spec) {
    DataSplits data =
        loaded.computeIfAbsent(
            spec.name(Kind.DATA) + spec.settings(Kind.DATA),
            key -> spec.create(Kind.DATA, components, new Dimensions(0, 0)).load());
    Dimensions dimensions = new Dimensions(data.train().dim(), spec.get(RunSettings.LATENT));
    Likelihood likelihood = builder.likelihood(spec, dimensions);
    BinarizationMode mode = spec.get(RunSettings.BINARIZE);
    new SupportCheck(spec.name(Kind.LIKELIHOOD), likelihood.support(), mode).check(data);
    Streams streams = Streams.of(spec.get(RunSettings.SEED));
    Batches.shuffled(data.train().size(), spec.get(RunSettings.BATCH), streams.batches());
    builder.checkParts(spec, dimensions);
    return new PreparedRun(
        spec,
        data,
        new InputRows(
            data.train(), Binarization.training(mode, streams.binarization().split("train"))),
        new InputRows(
            data.test(), Binarization.evaluation(mode, streams.binarization().split("test"))),
        likelihood,
        streams);
  }
}
