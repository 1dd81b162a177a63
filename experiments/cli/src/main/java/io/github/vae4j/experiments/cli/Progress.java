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
import io.github.vae4j.core.run.Split;
import io.github.vae4j.core.run.Terms;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Tells on the console what happens: a bar for each epoch on a terminal, and plain lines. */
final class Progress implements RunListener, AutoCloseable {
  /** Set by the launcher: from JDK 22 on, Java itself no longer tells a terminal from a file. */
  private static final String TERMINAL = "vae4j.terminal";

  private final PrintWriter out;
  private final boolean terminal;
  private @Nullable ProgressBar bar;
  private int runs;
  private int started;

  private Progress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  static Progress on(PrintWriter out) {
    return new Progress(out, Boolean.getBoolean(TERMINAL));
  }

  @Override
  public void experimentStarted(ExperimentInfo info, List<RunSpec> specs, Provenance provenance) {
    runs = specs.size();
    line("%s: %s", info.name(), info.question());
  }

  @Override
  public void runStarted(RunSpec spec, RunFacts facts) {
    started++;
    line(
        "run %d of %d, %s: %d training and %d test rows of %d, %d parameters%s",
        started,
        runs,
        spec.runName(),
        facts.trainSize(),
        facts.testSize(),
        facts.dataDim(),
        facts.parameters(),
        facts.resumedFrom() > 0 ? ", resumed after epoch " + facts.resumedFrom() : "");
  }

  @Override
  public void stepDone(RunSpec spec, int epoch, int step, int steps, Terms terms) {
    if (terminal) {
      ProgressBar current = bar;
      if (current == null) {
        current =
            new ProgressBarBuilder()
                .setTaskName("epoch %d/%d".formatted(epoch, spec.get(RunSettings.EPOCHS)))
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build();
        bar = current;
      }
      current.stepTo(step);
      current.setExtraMessage(
          String.format(
              Locale.ROOT, " log-lik %.1f KL %.2f", terms.expectedLogLikelihood(), terms.kl()));
    }
  }

  @Override
  public void epochFinished(RunSpec spec, EpochRow row) {
    close();
    Terms terms = row.terms();
    line(
        "  epoch %d %-5s ELBO %.3f = expected log-likelihood %.3f - KL %.3f nats (%.1f s)%s",
        row.epoch(),
        row.split(),
        terms.elbo(),
        terms.expectedLogLikelihood(),
        terms.kl(),
        row.seconds(),
        terms.klSamples() > 0 && row.split() == Split.TEST
            ? ", KL by %s from %d draws".formatted(terms.klMethod(), terms.klSamples())
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
  public void runFinished(RunResult result) {
    close();
    if (result.status() == RunStatus.DONE) {
      long audits = result.checks().size();
      line(
          "  done: %d of %d KL checks passed",
          result.checks().stream().filter(KlCheck::passed).count(), audits);
    } else {
      line("  %s: %s", result.status().toString().toUpperCase(Locale.ROOT), result.message());
    }
  }

  @Override
  public void experimentFinished(List<RunResult> results, Findings findings) {
    close();
    line("");
    findings.sentences().forEach(sentence -> line("%s", sentence));
    for (Findings.Table table : findings.tables()) {
      line("");
      TextTable.of(table).lines().forEach(text -> line("%s", text));
    }
    line("");
  }

  private void line(String format, @Nullable Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
