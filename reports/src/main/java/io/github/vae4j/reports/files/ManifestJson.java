package io.github.vae4j.reports.files;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.reports.files.Manifest.Run;
import io.github.vae4j.reports.files.Manifest.Session;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code manifest.json}: where the results come from, and how every run stands. */
final class ManifestJson implements RunListener {
  private final OutputFolder folder;
  private final InstantSource clock;
  private final List<Session> sessions = new ArrayList<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private @Nullable ExperimentInfo experiment;
  private final Map<String, AtWork> atWork = new HashMap<>();

  /** A run of this session, and the time it took in earlier ones. */
  private record AtWork(Instant since, double secondsBefore) {}

  ManifestJson(OutputFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    if (Files.exists(folder.manifest())) {
      Manifest earlier = Manifest.read(folder);
      sessions.addAll(earlier.sessions());
      earlier.runs().forEach(run -> runs.put(run.run(), run));
    }
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> specs, Provenance provenance) {
    checkNames(specs);
    experiment = info;
    String started = provenance.started().toString();
    sessions.add(
        new Session(
            started,
            started,
            0,
            provenance.command(),
            provenance.commit(),
            provenance.environment()));
    for (RunSpec spec : specs) {
      runs.putIfAbsent(spec.runName(), pending(spec));
    }
    write();
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    Run earlier = runs.getOrDefault(spec.runName(), pending(spec));
    boolean fresh = facts.resumedFrom() == 0 || earlier.started() == null;
    AtWork now = new AtWork(clock.instant(), fresh ? 0 : earlier.wallSeconds());
    atWork.put(spec.runName(), now);
    runs.put(
        spec.runName(),
        new Run(
            spec.runName(),
            spec.label(),
            earlier.folder(),
            RunStatus.RUNNING,
            "",
            SpecText.seed(spec),
            facts.resumedFrom(),
            fresh ? now.since().toString() : earlier.started(),
            null,
            now.secondsBefore(),
            facts,
            spec.asMap()));
    write();
  }

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    Run run = runs.getOrDefault(spec.runName(), pending(spec));
    runs.put(spec.runName(), progress(run, RunStatus.RUNNING, "", row.epoch(), null));
    write();
  }

  @Override
  public void runFinished(RunResult result) {
    String name = result.spec().runName();
    Run run = runs.getOrDefault(name, pending(result.spec()));
    // A result may be told again of a run that ended in an earlier session: its times stand.
    if (atWork.containsKey(name) || run.status() != result.status()) {
      String now = clock.instant().toString();
      runs.put(name, progress(run, result.status(), result.message(), result.epochs(), now));
    }
    atWork.remove(name);
    write();
  }

  @Override
  public void experimentFinished(List<RunResult> results, Findings findings) {
    write();
  }

  private Run progress(
      Run run, RunStatus status, String message, int epochs, @Nullable String finished) {
    AtWork now = atWork.get(run.run());
    return new Run(
        run.run(),
        run.label(),
        run.folder(),
        status,
        message,
        run.seed(),
        epochs,
        run.started(),
        finished,
        now == null
            ? run.wallSeconds()
            : now.secondsBefore() + seconds(now.since(), clock.instant()),
        run.facts(),
        run.settings());
  }

  private static Run pending(RunSpec spec) {
    return new Run(
        spec.runName(),
        spec.label(),
        OutputFolder.fileName(spec.runName()),
        RunStatus.PENDING,
        "",
        SpecText.seed(spec),
        0,
        null,
        null,
        0,
        null,
        spec.asMap());
  }

  private void write() {
    if (experiment == null) {
      throw new IllegalStateException("a run before experimentStarted");
    }
    Session last = sessions.remove(sessions.size() - 1);
    Instant now = clock.instant();
    sessions.add(
        new Session(
            last.started(),
            now.toString(),
            seconds(Instant.parse(last.started()), now),
            last.command(),
            last.commit(),
            last.environment()));
    Json.write(
        folder.manifest(),
        new Manifest(Manifest.FORMAT, experiment, sessions, List.copyOf(runs.values())));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  /** Two runs must not share a folder, on file systems that ignore case neither. */
  private static void checkNames(List<RunSpec> specs) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (RunSpec spec : specs) {
      String name = spec.runName();
      String other = seen.put(OutputFolder.fileName(name).toLowerCase(Locale.ROOT), name);
      if (other != null) {
        throw new InputException(
            "two runs would share a folder: '%s' and '%s'; give them different names (setting 'name') or seeds"
                .formatted(other, name));
      }
    }
  }
}
