package io.github.vae4j.experiments.cli;

import com.google.inject.Injector;
import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.experiments.studies.Studies;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vae4j list}. */
@Command(
    name = "list",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Every installed component, study and setting, with its default.")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      split = ",",
      description = "Jars or class folders with further components.")
  private List<Path> plugins = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Injector injector = Plugins.injector(PluginJars.loader(plugins), List.of());
    Components components = injector.getInstance(Components.class);
    out.println("Settings of a run: options of their own, or --set KEY=VALUE");
    RunSettings.all().forEach(setting -> SettingLines.print(out, "", setting));
    for (Kind<?> kind : Kind.all()) {
      out.printf("%n%s: what '%s' can be%n", kind.type().getSimpleName(), kind.key());
      for (Component<?> component : components.of(kind).all()) {
        out.printf("  %s: %s%n", component.name(), component.summary());
        component.settings().forEach(setting -> SettingLines.print(out, kind.key() + ".", setting));
      }
    }
    out.println();
    StudyList.print(out, injector.getInstance(Studies.class));
    return 0;
  }
}
