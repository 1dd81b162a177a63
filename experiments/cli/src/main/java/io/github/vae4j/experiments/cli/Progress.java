package io.github.vae4j.experiments.cli;

import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.KlCheck;
import io.github.vae4j.core.run.Provenance;
import io.github.vae4j.core.run.RunFacts;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.core.run.Terms;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells on the console what happens: a bar for each epoch on a terminal, and plain lines. */
final class Progress implements RunListener, AutoCloseable {
  private final PrintWriter out;
  private final StepBar bar;
  private final boolean stacktrace;
  private List<RunSpec> runs = List.of();
  private @Nullable RunSpec running;

  private final Map<String, RunFacts> factsOfRuns = new HashMap<>();
  private final Set<String> notices = new HashSet<>();
  private final Set<String> scoring = new HashSet<>();

  private Progress(PrintWriter out, StepBar bar, boolean stacktrace) {
    this.out = out;
    this.bar = bar;
    this.stacktrace = stacktrace;
  }

  /**
   * Progress on a console.
   *
   * @param stacktrace whether to tell where in the program a run failed
   */
  static Progress on(PrintWriter out, boolean stacktrace) {
    return new Progress(out, StepBar.ifTerminal(), stacktrace);
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> specs, Provenance provenance) {
    runs = specs;
    line(info.question().isBlank() ? "%s" : "%s: %s", info.name(), info.question());
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    running = spec;
    factsOfRuns.put(spec.runName(), facts);
    line(
        "%s: %d training and %d test rows of %d, %d parameters%s",
        title(spec),
        facts.trainSize(),
        facts.testSize(),
        facts.dataDim(),
        facts.parameters(),
        facts.resumedFrom() > 0 ? ", resumed after epoch " + facts.resumedFrom() : "");
  }

  @Override
  public void noticed(RunSpec spec, String notice) {
    if (notices.add(notice)) { // what holds for the data of all runs is told once
      line("  note: %s", notice);
    }
  }

  private String title(RunSpec spec) {
    return "run %d of %d, %s".formatted(runs.indexOf(spec) + 1, runs.size(), spec.runName());
  }

  @Override
  public void stepDone(RunSpec spec, int epoch, int step, int steps, Terms terms) {
    bar.show(
        "epoch %d/%d".formatted(epoch, spec.get(RunSettings.EPOCHS)),
        step,
        steps,
        String.format(
            Locale.ROOT,
            " log-lik %.1f KL%s %.2f",
            terms.expectedLogLikelihood(),
            terms.klSampled() ? " (sampled)" : "",
            terms.kl()));
  }

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    Terms terms = row.terms();
    line(
        "  epoch %d %-5s ELBO %.3f = expected log-likelihood %.3f - KL %.3f nats (%.1f s)%s",
        row.epoch(),
        row.split(),
        terms.elbo(),
        terms.expectedLogLikelihood(),
        terms.kl(),
        row.seconds(),
        terms.klSampled()
            ? ", KL sampled: %d draw%s a row"
                .formatted(terms.klSamples(), terms.klSamples() == 1 ? "" : "s")
            : "");
  }

  @Override
  public void klChecked(RunSpec spec, KlCheck check) {
    if (!check.passed()) {
      line(
          "  KL AUDIT FAILED on %s: closed form %.6f, Monte Carlo %.6f ± %.6f nats, z = %.1f",
          check.subject(),
          check.closedForm(),
          check.monteCarlo(),
          check.standardError(),
          check.z());
    }
  }

  @Override
  public void rowsScored(RunSpec spec, String what, int done, int rows) {
    if (scoring.add(spec.runName() + what)) {
      line("  scoring %d test rows: %s", rows, what);
    }
    bar.show("scoring test rows", done, rows, " " + what);
  }

  @Override
  public void runKept(RunSpec spec, RunFacts facts) {
    factsOfRuns.put(spec.runName(), facts);
  }

  @Override
  public void runFailed(RunSpec spec, Throwable cause) {
    if (!Objects.equals(running, spec)) {
      running = spec;
      line("%s", title(spec));
    }
    if (stacktrace) {
      bar.close();
      cause.printStackTrace(out);
    }
  }

  @Override
  public void runFinished(RunResult result) {
    if (!Objects.equals(running, result.spec())) {
      line("%s: %s in an earlier session", title(result.spec()), result.status());
      if (result.status() != RunStatus.DONE) {
        line("  %s", result.message());
        line("  It would end so again, and is not trained anew; for that choose another --out.");
      }
      return;
    }
    running = null;
    if (result.status() == RunStatus.DONE) {
      line("  done: %s", AuditWords.of(result));
    } else {
      line("  %s: %s", result.status().toString().toUpperCase(Locale.ROOT), result.message());
    }
  }

  @Override
  public void experimentFinished(List<RunResult> results, Findings findings) {
    Conclusion.lines(new ResultsTable(runs, factsOfRuns).of(results), findings)
        .forEach(text -> line("%s", text));
  }

  /** One kind of minus on the whole console: the one that files have, too. */
  private void line(String format, @Nullable Object... arguments) {
    bar.close();
    out.println(String.format(Locale.ROOT, format, arguments).replace('\u2212', '-'));
    out.flush();
  }

  @Override
  public void close() {
    bar.close();
  }
}
