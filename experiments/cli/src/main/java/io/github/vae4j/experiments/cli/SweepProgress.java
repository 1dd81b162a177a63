package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells of many runs side by side: a line for each that ends, and how long the rest will take. */
final class SweepProgress implements RunListener {
  private static final long LONG = 120;

  private final PrintWriter out;
  private final InstantSource clock;
  private final Map<String, RunFacts> facts = new HashMap<>();
  private final Set<String> notices = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private List<RunSpec> runs = List.of();
  private long started;
  private int ended;
  private int endedNow;

  SweepProgress(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> specs, Provenance provenance) {
    runs = specs;
    started = clock.millis();
    line(
        "%s: %s%d runs"
            .formatted(
                info.name(), info.question().isEmpty() ? "" : info.question() + " ", specs.size()));
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts known) {
    facts.put(spec.runName(), known);
    if (known.resumedFrom() > 0) {
      line("%s goes on after epoch %d".formatted(spec.runName(), known.resumedFrom()));
    }
  }

  @Override
  public void runKept(RunSpec spec, RunFacts known) {
    facts.put(spec.runName(), known);
    kept.add(spec.runName());
  }

  @Override
  public void noticed(RunSpec spec, String notice) {
    if (notices.add(notice)) {
      line("note: " + notice);
    }
  }

  @Override
  public void klChecked(RunSpec spec, KlCheck check) {
    if (!check.passed()) {
      line("%s: KL AUDIT FAILED on %s".formatted(spec.runName(), check.subject()));
    }
  }

  @Override
  public void runFinished(RunResult result) {
    ended++;
    boolean earlier = kept.contains(result.spec().runName());
    endedNow += earlier ? 0 : 1;
    line(
        "%d of %d  %s: %s%s"
            .formatted(
                ended,
                runs.size(),
                result.spec().runName(),
                words(result),
                earlier ? ", in an earlier session" : left()));
  }

  private static String words(RunResult result) {
    if (result.status() != RunStatus.DONE) {
      return result.status().toString().toUpperCase(Locale.ROOT) + ": " + result.message();
    }
    return result
        .lastTestTerms()
        .map(
            terms ->
                String.format(
                    Locale.ROOT,
                    "test ELBO %.2f nats, KL %.2f, %.1f s",
                    terms.elbo(),
                    terms.kl(),
                    result.metrics().getOrDefault("seconds", Double.NaN)))
        .orElse("done");
  }

  /** From the pace of this session. */
  private String left() {
    int rest = runs.size() - ended;
    if (rest == 0 || endedNow == 0) {
      return "";
    }
    long seconds = (clock.millis() - started) * rest / endedNow / 1000;
    Duration time = Duration.ofSeconds(seconds);
    return seconds < LONG
        ? "; about %d s left".formatted(seconds)
        : "; about %d min left".formatted(time.toMinutes());
  }

  @Override
  public void experimentFinished(List<RunResult> results, Findings findings) {
    Conclusion.lines(new ResultsTable(runs, facts).of(results), findings).forEach(this::line);
  }

  private void line(String text) {
    out.println(text.replace('\u2212', '-'));
    out.flush();
  }
}
