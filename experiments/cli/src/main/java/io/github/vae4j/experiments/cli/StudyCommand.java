package io.github.vae4j.experiments.cli;

import com.google.inject.Injector;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.studies.AdjustableExperiment;
import io.github.vae4j.experiments.studies.Studies;
import io.github.vae4j.experiments.studies.Study;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vae4j study}. */
@Command(
    name = "study",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Carries out a study by name: a page of sentences, tables and plots, and a CSV file a table.",
      "Without a name: all studies that are installed, and their settings."
    })
final class StudyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A study; none: all are listed.")
  private @Nullable String name;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of everything that is drawn. [1; of a study that trains: its runs' own]")
  private @Nullable String seed;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the study; of one that trains, a setting of all its runs.")
  private List<String> set = List.of();

  @ArgGroup(validate = false, order = 10, heading = ExecutionOptions.HEADING)
  private ExecutionOptions execution = new ExecutionOptions();

  @Override
  public Integer call() {
    Injector injector = Plugins.injector(PluginJars.loader(execution.plugins()), List.of());
    Studies studies = injector.getInstance(Studies.class);
    if (name == null) {
      StudyList.print(spec.commandLine().getOut(), studies);
      return 0;
    }
    Map<String, String> given = given();
    Optional<Study> study = studies.study(name);
    if (study.isPresent()) {
      return new StudySession(spec, execution).conduct(study.get(), given, seed());
    }
    if (seed != null) {
      given.put(RunSettings.SEED.key(), seed);
    }
    return Session.of(spec, execution)
        .run(new Overridden(adjusted(studies.experiment(name), given), given, List.of()));
  }

  /** With its own settings, which are taken out of what was given: the rest is for its runs. */
  private static Experiment adjusted(Experiment experiment, Map<String, String> given) {
    if (!(experiment instanceof AdjustableExperiment adjustable)) {
      return experiment;
    }
    Map<String, String> own = new LinkedHashMap<>();
    for (Setting<?> setting : adjustable.settings()) {
      String value = given.remove(setting.key());
      if (value != null) {
        own.put(setting.key(), value);
      }
    }
    return adjustable.with(Settings.of("", adjustable.settings(), own));
  }

  private long seed() {
    return seed == null ? 1 : RunSettings.SEED.parse("--seed", seed);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String text : set) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new InputException(
            "--set is '%s'; expected KEY=VALUE, as 'vae4j study' lists them".formatted(text));
      }
      String key = text.substring(0, equals).trim();
      String value = text.substring(equals + 1);
      String other = given.put(key, value);
      if (other != null && !other.equals(value)) {
        throw new InputException(
            "'%s' is given twice, as '%s' and as '%s'; give it once".formatted(key, other, value));
      }
    }
    return given;
  }
}
