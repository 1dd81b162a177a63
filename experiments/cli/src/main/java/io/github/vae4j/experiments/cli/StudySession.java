package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.plugin.Settings;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.ProvenanceReader;
import io.github.vae4j.experiments.studies.Study;
import io.github.vae4j.experiments.studies.StudyContext;
import io.github.vae4j.reports.StudyReport;
import io.github.vae4j.reports.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Model.CommandSpec;

/** One study from the command line: from its settings to the path of its page. */
final class StudySession {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  /** Wider tables are not legible on a console; they are on the page. */
  private static final int WIDEST = 120;

  private final CommandSpec command;
  private final ExecutionOptions options;
  private final PrintWriter console;

  StudySession(CommandSpec command, ExecutionOptions options) {
    this.command = command;
    this.options = options;
    this.console = command.commandLine().getOut();
  }

  /** Carries the study out and answers with the exit code. */
  int conduct(Study study, Map<String, String> given, long seed) {
    ExperimentInfo info = study.info();
    int threads = options.threads();
    Settings settings = Settings.of("", study.settings(), given);
    if (options.resume()) {
      throw new InputException(
          "study '%s' leaves nothing to go on from; leave out --resume, and choose a new --out"
              .formatted(info.name()));
    }
    Path folder = options.output(info.name()).open().root();
    try (Device device = Device.cpu(threads)) {
      Provenance provenance = provenance(settings, seed, device.threads());
      line("%s: %s".formatted(info.name(), info.question()));
      StudyContext context =
          new StudyContext(device, RandomStream.of(seed), settings, text -> line("  " + text));
      Findings findings = study.conduct(context);
      List<Path> files = StudyReport.write(folder, info, findings, provenance);
      tell(findings, files);
      return context.failures().isEmpty() ? DONE : FAILED;
    }
  }

  /** What repeats it, with every setting written down. */
  private Provenance provenance(Settings settings, long seed, int threads) {
    Provenance read = ProvenanceReader.read(Clock.systemUTC(), CommandText.of(command), threads);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("seed", String.valueOf(seed));
    settings.asMap().forEach((key, value) -> facts.put("setting " + key, value));
    facts.putAll(read.environment());
    return new Provenance(read.started(), read.command(), read.commit(), facts);
  }

  private void tell(Findings findings, List<Path> files) {
    line("");
    findings.sentences().forEach(sentence -> line(WordUtils.wrap(sentence, TextTable.WIDTH)));
    for (int i = 0; i < findings.tables().size(); i++) {
      List<String> lines = TextTable.of(findings.tables().get(i)).lines();
      line("");
      if (lines.stream().allMatch(text -> text.length() <= WIDEST)) {
        lines.forEach(this::line);
      } else {
        line("%s: %s".formatted(findings.tables().get(i).title(), files.get(i + 1)));
      }
    }
    line("");
    line("report: " + files.get(0));
  }

  /** One kind of minus on the whole console: the one that files have, too. */
  private void line(String text) {
    console.println(text.replace('\u2212', '-'));
    console.flush();
  }
}
