package io.github.vae4j.experiments.runner;

import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.vae.ImportanceSampling;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;

/** A run that is done, as its folder keeps it: model, data and result. */
public final class TrainedRun {
  private final PreparedRun run;
  private final Vae vae;
  private final RunResult result;

  TrainedRun(PreparedRun run, Vae vae, RunResult result) {
    this.run = run;
    this.vae = vae;
    this.result = result;
  }

  /** Its name in its experiment. */
  public String name() {
    return run.spec().runName();
  }

  /** Its complete specification. */
  public RunSpec spec() {
    return run.spec();
  }

  /** The model with its trained parameters. */
  public Vae vae() {
    return vae;
  }

  /** What the run came to. */
  public RunResult result() {
    return result;
  }

  /** The data before binarisation. */
  public DataSplits data() {
    return run.data();
  }

  /** How many test rows there are. */
  public int testSize() {
    return run.test().size();
  }

  /** Test rows as the model sees them: binarised as in every evaluation of the run. */
  public ImportanceSampling.Rows test() {
    return (scope, rows) -> run.test().read(scope, rows, 0);
  }

  /** Training rows as the model sees them, binarised as for that epoch. */
  public ImportanceSampling.Rows train(int epoch) {
    return (scope, rows) -> run.train().read(scope, rows, epoch);
  }

  /** A stream of the run's seed for an evaluation of that name; no other use has it. */
  public RandomStream random(String evaluation) {
    return run.streams().evaluation().split("trained").split(evaluation);
  }
}
