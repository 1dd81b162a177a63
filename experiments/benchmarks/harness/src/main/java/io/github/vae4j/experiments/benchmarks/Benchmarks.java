package io.github.vae4j.experiments.benchmarks;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.runner.ProvenanceReader;
import io.github.vae4j.reports.TextTable;
import io.github.vae4j.reports.files.WholeFile;
import io.github.vae4j.reports.html.FindingsReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the engines' speed: {@code experiments/benchmarks/run}. */
@Command(
    name = "run",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = "Measures vae4j, libtorch and DL4J side by side, each in a process of its own.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; all engines reached the same loss",
      "1:an engine failed or reached another loss",
      "2:bad input"
    })
public final class Benchmarks implements Callable<Integer> {
  private static final ExperimentInfo INFO =
      new ExperimentInfo("benchmarks", "How fast is vae4j beside libtorch and DL4J?", List.of());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--home",
      required = true,
      hidden = true,
      description = "The folder experiments/benchmarks, built.")
  private Path home = Path.of("");

  @Option(names = "--rounds", paramLabel = "N", description = "Turns of every engine. [3]")
  private @Nullable Integer rounds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "Numbers of threads. [all cores; two cases on one thread too]")
  private List<Integer> threads = List.of();

  @Option(
      names = "--cases",
      paramLabel = "NAME",
      split = ",",
      description = "Some of the cases; an unknown one is answered with all. [all]")
  private List<String> cases = List.of();

  @Option(
      names = "--jdk",
      paramLabel = "DIR",
      description = "A further JDK that vae4j is measured on. May be given several times.")
  private List<Path> jdks = List.of();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder with MNIST's four files. [the built-in digits]")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New folder for table, CSV and page. [benchmarks-out/DATE-TIME]")
  private @Nullable Path out;

  @Option(
      names = "--busy",
      description = "Also measures our first case beside a process that keeps one core busy.")
  private boolean busy;

  @Option(names = "--quick", description = "Few steps: shows that all works, not how fast it is.")
  private boolean quick;

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, as tests use it. */
  static CommandLine commandLine() {
    return new CommandLine(new Benchmarks()).setExecutionExceptionHandler(Benchmarks::explain);
  }

  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof InputException) {
      line.getErr().println(e.getMessage());
      return 2;
    }
    throw e;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    PrintWriter console = spec.commandLine().getOut();
    Plan plan = plan();
    Effort effort = effort();
    Path folder = out == null ? OutputName.dated(Clock.system(ZoneId.systemDefault())) : out;
    if (Files.exists(folder)) {
      throw new InputException("--out '%s' exists already; give a new folder".formatted(folder));
    }
    Files.createDirectories(folder);
    Provenance provenance =
        ProvenanceReader.read(
            Clock.systemUTC(),
            "experiments/benchmarks/run "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs()),
            plan.jobs().stream().mapToInt(Job::threads).max().orElse(1));
    Path work = Files.createTempDirectory("vae4j-benchmarks");
    try {
      return tell(measure(plan, effort, work, console), folder, provenance, console);
    } finally {
      delete(work);
    }
  }

  private ResultTables measure(Plan plan, Effort effort, Path work, PrintWriter console)
      throws InterruptedException {
    Commands commands = new Commands(home, work);
    Preparation preparation = new Preparation(work, commands, effort);
    console.println("preparing the data and the weights that all engines start from");
    console.flush();
    preparation.data(source());
    for (Case what : plan.cases()) {
      preparation.weights(what, Jdk.own(), plan.jobs().get(0).threads());
    }
    for (Job job : plan.oursOfFirstCase()) {
      preparation.quickStart(job.engine().jdk(), job.what(), job.threads());
    }
    Comparison comparison = new Comparison(plan, effort, preparation, commands, console);
    Estimate estimate = Estimate.measured(plan, effort, comparison);
    Duration total = comparison.total(estimate);
    console.printf(
        "%d processes, about %d min %d s%n",
        effort.rounds() * plan.jobs().size(), total.toMinutes(), total.toSecondsPart());
    console.flush();
    Measurements measurements = comparison.run(estimate);
    List<Findings.Table> further =
        busy
            ? List.of(
                new BusyNeighbour(comparison, commands, effort)
                    .table(plan.oursOfFirstCase(), estimate))
            : List.of();
    return ResultTables.of(measurements, effort, further);
  }

  private static int tell(
      ResultTables tables, Path folder, Provenance provenance, PrintWriter console) {
    Findings findings = tables.findings();
    List<String> lines = new ArrayList<>();
    findings
        .tables()
        .forEach(
            table -> {
              lines.add("");
              lines.addAll(TextTable.of(table).lines());
            });
    lines.add("");
    lines.addAll(findings.sentences());
    lines.forEach(console::println);
    WholeFile.write(folder.resolve("table.txt"), String.join("\n", lines) + "\n");
    WholeFile.write(folder.resolve("benchmarks.csv"), ResultCsv.of(tables.rows()));
    FindingsReport.write(folder.resolve("benchmarks.html"), INFO, findings, provenance);
    console.println("written: " + folder.resolve("benchmarks.html"));
    console.flush();
    return tables.rows().stream().allMatch(Row::good) ? 0 : 1;
  }

  private Plan plan() {
    Set<Jdk> all = new LinkedHashSet<>(List.of(Jdk.own()));
    jdks.forEach(folder -> all.add(Jdk.in(folder)));
    List<Jdk> ours = List.copyOf(all);
    if (threads.stream().anyMatch(count -> count < 1)) {
      throw new InputException("--threads is %s; expected numbers from 1 on".formatted(threads));
    }
    int cores = Runtime.getRuntime().availableProcessors();
    if (threads.isEmpty() && cases.isEmpty()) {
      return Plan.standard(cores, ours);
    }
    return Plan.of(chosen(), threads.isEmpty() ? List.of(cores) : threads, ours);
  }

  private List<Case> chosen() {
    List<String> known = Case.all().stream().map(Case::name).toList();
    Optional<String> unknown = cases.stream().filter(name -> !known.contains(name)).findFirst();
    if (unknown.isPresent()) {
      throw InputException.unknown("case", unknown.get(), known);
    }
    return Case.all().stream()
        .filter(what -> cases.isEmpty() || cases.contains(what.name()))
        .toList();
  }

  private Effort effort() {
    int count = rounds == null ? (quick ? 1 : 3) : rounds;
    if (count < 1) {
      throw new InputException("--rounds is %d; expected at least 1".formatted(count));
    }
    return quick ? Effort.quick(count) : Effort.full(count);
  }

  private RunSpec source() {
    return data == null
        ? RunSpec.defaults().with("data", "digits").with("data.train", 60_000).with("data.test", 1)
        : RunSpec.defaults().with("data", "mnist").with("data.dir", data);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
