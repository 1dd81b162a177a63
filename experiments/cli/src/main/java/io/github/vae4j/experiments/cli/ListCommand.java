package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.reports.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vae4j list}. */
@Command(
    name = "list",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Every installed component and every setting, with its default.")
final class ListCommand implements Callable<Integer> {
  private static final int INDENT = 38;
  private static final String NEXT_LINE = System.lineSeparator() + " ".repeat(INDENT);

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
    Components components =
        Plugins.injector(PluginJars.loader(plugins), List.of()).getInstance(Components.class);
    out.println("Settings of a run: options of their own, or --set KEY=VALUE");
    RunSettings.all().forEach(setting -> print(out, "", setting));
    for (Kind<?> kind : Kind.all()) {
      out.printf("%n%s: what '%s' can be%n", kind.type().getSimpleName(), kind.key());
      for (Component<?> component : components.of(kind).all()) {
        out.printf("  %s: %s%n", component.name(), component.summary());
        component.settings().forEach(setting -> print(out, kind.key() + ".", setting));
      }
    }
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, String prefix, Setting<?> setting) {
    String value = setting.defaultText().isEmpty() ? "''" : setting.defaultText();
    String expected = setting.expected().equals("text") ? "" : ": " + setting.expected();
    String start = "      %-31s ".formatted(prefix + setting.key() + "=" + value);
    if (start.length() > INDENT) {
      out.println(start.stripTrailing());
      start = "";
    }
    String words =
        WordUtils.wrap(setting.description() + expected, TextTable.WIDTH - INDENT, NEXT_LINE, true);
    out.println(" ".repeat(start.isEmpty() ? INDENT : 0) + start + words);
  }
}
