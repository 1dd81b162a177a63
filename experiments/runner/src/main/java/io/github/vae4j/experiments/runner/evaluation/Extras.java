package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.run.Figure;
import io.github.vae4j.core.run.NumberTable;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.core.vae.Vae;
import io.github.vae4j.experiments.runner.failure.Failure;
import io.github.vae4j.experiments.runner.preparation.PreparedRun;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a trained run leaves to look at: figures, and the tables that charts are drawn from. One
 * that cannot be made is noticed, and does not spoil what was trained.
 */
public final class Extras {
  /** Beyond that the eigenvectors would take longer than an epoch of training. */
  private static final int MOST_DIMENSIONS = 300;

  private final Device device;
  private final PreparedRun run;
  private final Vae vae;
  private final RunListener listener;

  public Extras(Device device, PreparedRun run, Vae vae, RunListener listener) {
    this.device = device;
    this.run = run;
    this.vae = vae;
    this.listener = listener;
  }

  public void produce() {
    new Figures(device, run, vae)
        .all()
        .forEach((name, figure) -> attempt("figure '" + name + "'", figure).ifPresent(this::tell));
    attempt("latent space", () -> Optional.of(LatentSpace.of(device, run, vae)))
        .ifPresent(this::produce);
  }

  private void produce(LatentSpace space) {
    LatentWalks walks = new LatentWalks(device, run, vae);
    run.data()
        .test()
        .imageShape()
        .filter(shape -> walks.possible())
        .flatMap(shape -> attempt("latent walk", () -> Optional.of(walks.figure(shape, space))))
        .ifPresent(this::tell);
    attempt("table 'kl_dimensions'", () -> LatentTables.klOfDimensions(space))
        .ifPresent(this::tell);
    if (run.spec().get(RunSettings.LATENT) <= MOST_DIMENSIONS) {
      attempt("table 'latent'", () -> Optional.of(new PrincipalComponents(space.means())))
          .ifPresent(this::produce);
    }
  }

  private void produce(PrincipalComponents components) {
    tell(LatentTables.means(components, run.data().test().labels()));
    tell(LatentTables.components(components));
  }

  private void tell(Figure figure) {
    listener.figureProduced(run.spec(), figure);
  }

  private void tell(NumberTable table) {
    listener.tableProduced(run.spec(), table);
  }

  private <T> Optional<T> attempt(String what, Supplier<Optional<T>> making) {
    try {
      return making.get();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      listener.noticed(run.spec(), "%s is left out: %s".formatted(what, Failure.describe(e)));
      return Optional.empty();
    }
  }
}
