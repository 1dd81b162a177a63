package io.github.vae4j.experiments.runner;

import com.google.inject.Injector;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.run.EpochRow;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.Split;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains with every installed component in turn, over and over, and prints the resident memory of
 * its process after each round: {@code STEPS KILOBYTES}.
 */
final class ManySteps {
  private static final int STEPS = 20_000;
  private static final int STEPS_A_RUN = 30; // one epoch of 240 rows

  private ManySteps() {}

  /** Starts it; it is a program of its own so that nothing else is in its memory. */
  public static void main(String[] args) {
    Injector injector = SmallData.injector();
    List<RunSpec> round = everyComponent(injector.getInstance(Components.class));
    int rounds = STEPS / (STEPS_A_RUN * round.size()) + 1;
    List<RunSpec> all = new ArrayList<>();
    for (int seed = 1; seed <= rounds; seed++) {
      for (RunSpec spec : round) {
        all.add(spec.with("seed", seed));
      }
    }
    SmallData.run(
        injector,
        2,
        new Resident(round.size()),
        CheckpointStore.none(),
        new Interruption(),
        all.toArray(RunSpec[]::new));
  }

  private static List<RunSpec> everyComponent(Components components) {
    RunSpec base = SmallData.spec().with("batch", 8).with("epochs", 1).with("audit-detect", 0.2);
    List<RunSpec> specs = new ArrayList<>();
    for (Kind<?> kind : Kind.all()) {
      if (!kind.equals(Kind.DATA)) {
        components.of(kind).all().forEach(c -> specs.add(with(base, kind, c.name())));
      }
    }
    return specs;
  }

  private static RunSpec with(RunSpec base, Kind<?> kind, String name) {
    RunSpec spec = base.with(kind.key(), name).with("name", kind.key() + "-" + name);
    if (kind.equals(Kind.LIKELIHOOD) && List.of("beta", "logit-normal").contains(name)) {
      return spec.with("likelihood.squeeze", 0.002); // the data hold 0 and 1
    }
    // Bits go with bits.
    if (kind.equals(Kind.ENCODER) && name.startsWith("bernoulli")) {
      return spec.with("prior", "bernoulli");
    }
    if (kind.equals(Kind.PRIOR) && name.equals("bernoulli")) {
      return spec.with("encoder", "bernoulli-concrete");
    }
    return spec;
  }

  /** Tells the memory when a round is over. */
  private static final class Resident implements RunListener {
    private final int runsOfRound;
    private int runs;

    Resident(int runsOfRound) {
      this.runsOfRound = runsOfRound;
    }

    @Override
    public void epochFinished(RunSpec spec, EpochRow row) {
      if (row.split() == Split.TRAIN && ++runs % runsOfRound == 0) {
        System.out.println(runs * STEPS_A_RUN + " " + kilobytes());
      }
    }

    private static long kilobytes() {
      try {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
