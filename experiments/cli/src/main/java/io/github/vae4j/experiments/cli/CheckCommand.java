package io.github.vae4j.experiments.cli;

import com.google.inject.Injector;
import io.github.vae4j.core.InputException;
import io.github.vae4j.core.check.Certification;
import io.github.vae4j.core.check.Examinee;
import io.github.vae4j.core.check.Inventory;
import io.github.vae4j.core.check.Level;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.run.CertificateRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.experiments.runner.Experiment;
import io.github.vae4j.experiments.runner.ProvenanceReader;
import io.github.vae4j.experiments.runner.source.ExperimentSource;
import io.github.vae4j.reports.files.ChecksCsv;
import io.github.vae4j.reports.files.OutputFolder;
import io.github.vae4j.reports.html.ChecksReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vae4j check}. */
@Command(
    name = "check",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Certifies components by numbers that know nothing of their formulas.",
      "The numbers come from quadrature, exact sums, finite differences and draws. Exits with 1 if any",
      "property does not hold."
    })
final class CheckCommand implements Callable<Integer> {
  private static final Setting<Level> LEVEL =
      Setting.choice("level", Level.QUICK, "quick: in seconds; full: in minutes");
  private static final ExperimentInfo INFO =
      new ExperimentInfo("check", "Do all components do what they claim?", List.of());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description =
          "Components, kinds (likelihood, prior, encoder, kl, network, estimator), or a .java or .yaml"
              + " file whose own components are meant; none: everything installed.")
  private List<String> names = List.of();

  @Option(
      names = "--level",
      paramLabel = "NAME",
      description = "How thorough: quick, in seconds, or full, in minutes. [quick]")
  private String level = LEVEL.defaultText();

  @Option(
      names = "--out",
      paramLabel = "OUT",
      description = "New folder for checks.csv and report.html. [vae4j-out/check-DATE-TIME]")
  private @Nullable Path out;

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      split = ",",
      description = "Jars or class folders with further components.")
  private List<Path> plugins = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything that is drawn. [" + Certification.SEED + "]")
  private String seed = Long.toString(Certification.SEED);

  @Override
  public Integer call() {
    Certification certification =
        new Certification(
            LEVEL.parse("--level", level),
            Setting.seed("seed", Certification.SEED, "of everything that is drawn")
                .parse("--seed", seed),
            Runtime.getRuntime().availableProcessors());
    Output output = out == null ? Output.dated(INFO.name()) : Output.fresh(out);
    List<Examinee<?>> examinees = examinees();
    OutputFolder folder = output.open();
    PrintWriter console = spec.commandLine().getOut();
    Provenance provenance =
        ProvenanceReader.read(Clock.systemUTC(), CommandText.of(spec), certification.threads());
    long start = System.nanoTime();
    List<CertificateRow> rows =
        certification.certify(examinees, own -> ChecksText.print(console, own));
    double seconds = (System.nanoTime() - start) / 1e9;
    ChecksCsv.write(folder.checks(), rows);
    ChecksReport.write(folder.report(), INFO, rows, provenance);
    long failed = rows.stream().filter(row -> !row.passed()).count();
    long compared = rows.stream().filter(CertificateRow::applies).count();
    console.printf(
        Locale.ROOT,
        "%d of %d properties of %d components hold (%s, seed %d, %.1f s)%n",
        compared - failed,
        compared,
        examinees.size(),
        level,
        certification.seed(),
        seconds);
    console.println("report: " + folder.report());
    console.flush();
    return failed == 0 ? 0 : 1;
  }

  /** What the names call for; an experiment stands for the components it brings along. */
  private List<Examinee<?>> examinees() {
    ClassLoader loader = PluginJars.loader(plugins);
    List<Experiment> experiments = new ArrayList<>();
    List<String> components = new ArrayList<>();
    for (String name : names) {
      if (name.toLowerCase(Locale.ROOT).matches(".*\\.(java|ya?ml)")) {
        experiments.add(ExperimentSource.load(name, loader));
      } else {
        components.add(name);
      }
    }
    Injector injector =
        Plugins.injector(
            loader, experiments.stream().flatMap(each -> each.modules().stream()).toList());
    Inventory inventory = injector.getInstance(Inventory.class);
    if (names.isEmpty()) {
      return inventory.all();
    }
    Set<Examinee<?>> chosen = new LinkedHashSet<>(inventory.named(components));
    if (!experiments.isEmpty()) {
      chosen.addAll(inventory.thirdParty());
    }
    if (chosen.isEmpty()) {
      throw new InputException(
          "%s bring no components of their own; give names, or none for everything installed"
              .formatted(String.join(", ", names)));
    }
    return List.copyOf(chosen);
  }
}
