package io.github.vae4j.experiments.cli;

import com.google.inject.AbstractModule;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.run.ExperimentInfo;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.experiments.studies.SingleRun;
import io.github.vae4j.experiments.studies.Study;
import io.github.vae4j.experiments.studies.StudyBinder;
import io.github.vae4j.experiments.studies.StudyContext;
import java.util.List;

/** A third party's studies: one that computes, and an experiment. */
public final class CoinModule extends AbstractModule {
  @Override
  protected void configure() {
    StudyBinder studies = StudyBinder.of(binder());
    studies.study("coin").to(Coin.class);
    studies
        .experiment("short-run")
        .toInstance(new SingleRun(RunSpec.defaults().with("epochs", 1), List.of(1L)));
  }

  /** Counts heads. */
  public static final class Coin implements Study {
    private static final Setting<Integer> TOSSES =
        Setting.integer("tosses", 100, 1, "times the coin is tossed");
    private static final Setting<Boolean> FAIR =
        Setting.flag("fair", true, "whether what is claimed holds");

    @Override
    public ExperimentInfo info() {
      return new ExperimentInfo("coin", "Is the coin fair?", List.of("Bernoulli, 1713"));
    }

    @Override
    public List<Setting<?>> settings() {
      return List.of(TOSSES, FAIR);
    }

    @Override
    public Findings conduct(StudyContext context) {
      int heads = 0;
      for (int i = 0; i < context.get(TOSSES); i++) {
        heads += context.random().nextInt(2);
      }
      context.say("tossed %d times".formatted(context.get(TOSSES)));
      if (!context.get(FAIR)) {
        context.failed("the coin is not fair");
      }
      return new Findings(
          List.of(heads + " heads."),
          List.of(
              new Findings.Table(
                  "Heads & tails",
                  List.of("side", "count"),
                  List.of(List.of("heads", String.valueOf(heads))),
                  "")),
          List.of(
              new Findings.Plot(
                  "heads",
                  "toss",
                  "count",
                  List.of(new Findings.Line("heads", List.of(0.0, 1.0), List.of(0.0, 1.0))))));
    }
  }
}
