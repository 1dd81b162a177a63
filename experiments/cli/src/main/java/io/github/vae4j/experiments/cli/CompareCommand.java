package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.model.Likelihood;
import io.github.vae4j.core.plugin.Catalog;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.studies.CompareDecoders;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vae4j compare}. */
@Command(
    name = "compare",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Compares decoders: Gaussian ones, of a given, a fitted and a learned σ, and a Bernoulli one,"
          + " or others.",
      "Without arguments: two seeds on the built-in digits, in about a minute and a half at most."
    })
final class CompareCommand implements Callable<Integer> {
  private final SettingOptions settings =
      new SettingOptions(
          RunSpec.defaults().with("epochs", 5).with("common-measure-samples", 32),
          "1,2",
          Set.of("name", "likelihood", "binarize", "seed"));

  private CommandSpec spec = CommandSpec.create();

  @ArgGroup(validate = false, order = 10, heading = ExecutionOptions.HEADING)
  private ExecutionOptions execution = new ExecutionOptions();

  @Option(
      names = "--decoders",
      paramLabel = "NAME,NAME(KEY=VALUE)",
      description =
          "Likelihoods to compare, at least two, each with settings of its own, as in"
              + " 'gaussian-fixed(sigma=0.1),gaussian-learned(sigma=shared;sigma-floor=0.01),bernoulli';"
              + " bernoulli learns from pixels binarised dynamically, all others from grey ones."
              + " --set likelihood.KEY=VALUE is for all of them."
              + " [gaussian-fixed,gaussian-optimal,gaussian-learned,bernoulli]")
  private @Nullable String decoders;

  /** Called while the command line is put together. */
  @Spec
  void spec(CommandSpec own) {
    spec = own;
    settings.addTo(own);
  }

  @Override
  public Integer call() {
    RunSpec common = settings.spec();
    DecoderList list =
        decoders == null ? new DecoderList(CompareDecoders.USUAL) : DecoderList.parse(decoders);
    Session session = Session.of(spec, execution);
    Catalog<Likelihood> likelihoods = session.components().of(Kind.LIKELIHOOD);
    list.requireDifferent(likelihoods);
    list.requireForAll(common, likelihoods);
    return session.run(new CompareDecoders(common, list.decoders(), settings.seeds()));
  }
}
