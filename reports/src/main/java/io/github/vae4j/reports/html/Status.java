package io.github.vae4j.reports.html;

import io.github.vae4j.core.run.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the runs stand, before anything else is read.
 *
 * @param alerts what needs the reader's attention
 * @param going what goes its way: on a live page, runs that train and runs that wait; else empty
 */
record Status(List<Alert> alerts, String going) {

  /**
   * @param live whether the runs are still on their way, so that one that is not finished is
   *     nothing to worry about
   */
  static Status of(List<RunRecord> runs, boolean live) {
    List<Alert> alerts = Alert.of(runs);
    return live
        ? new Status(alerts.stream().filter(alert -> !alert.expected()).toList(), going(runs))
        : new Status(alerts, "");
  }

  private static String going(List<RunRecord> runs) {
    List<String> parts = new ArrayList<>();
    List<RunRecord> running =
        runs.stream().filter(run -> run.run().status() == RunStatus.RUNNING).toList();
    long waiting = runs.stream().filter(run -> run.run().status() == RunStatus.PENDING).count();
    if (!running.isEmpty()) {
      parts.add(
          "Running: " + running.stream().map(Status::progress).collect(Collectors.joining(", ")));
    }
    if (waiting > 0) {
      parts.add(waiting == 1 ? "1 run waits" : waiting + " runs wait");
    }
    return parts.isEmpty() ? "" : String.join("; ", parts) + ".";
  }

  private static String progress(RunRecord run) {
    int last = run.epochs().stream().mapToInt(EpochCells::epoch).max().orElse(0);
    String all = run.setting("epochs");
    if (!all.isEmpty() && last == Numbers.parseWhole(all)) {
      return run.name() + " (all epochs trained; its test rows are scored now)";
    }
    return "%s (%d%s epochs)".formatted(run.name(), last, all.isEmpty() ? "" : " of " + all);
  }
}
