package io.github.vae4j.experiments.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on the terminal's last line, which makes room for other lines when it is closed. */
interface StepBar extends AutoCloseable {
  /** Set by the launcher: from JDK 22 on, Java itself no longer tells a terminal from a file. */
  String TERMINAL = "vae4j.terminal";

  /** Shows how far it is, with a few words. */
  void show(String title, int step, int steps, String words);

  /** Takes the bar away, until it is shown again. */
  @Override
  void close();

  /** A bar on a terminal; elsewhere nothing. */
  static StepBar ifTerminal() {
    return Boolean.getBoolean(TERMINAL) ? new OnTerminal() : new Nowhere();
  }

  /** Draws on standard error. */
  final class OnTerminal implements StepBar {
    private static final int REFRESH_MILLIS = 200;

    private @Nullable ProgressBar bar;

    @Override
    public void show(String title, int step, int steps, String words) {
      ProgressBar current = bar;
      if (current == null) {
        current =
            new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new LastLine())
                .clearDisplayOnFinish()
                .build();
        bar = current;
      }
      current.stepTo(step);
      current.setExtraMessage(words);
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }

  /** Unlike its parents, leaves no empty line for a bar that is taken away. */
  final class LastLine extends ConsoleProgressBarConsumer {
    LastLine() {
      super(System.err);
    }

    @Override
    public void close() {
      System.err.flush();
    }
  }

  /** Draws nothing. */
  final class Nowhere implements StepBar {
    @Override
    public void show(String title, int step, int steps, String words) {}

    @Override
    public void close() {}
  }
}
