package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.estimate.ActiveUnits;
import io.github.vae4j.core.estimate.ClosedFormRows;
import io.github.vae4j.core.estimate.ElboSurgery;
import io.github.vae4j.core.estimate.InferenceGap;
import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.tensor.Device;
import io.github.vae4j.experiments.runner.TrainedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;

/**
 * Where the nats of one run go.
 *
 * @param gaps by row; empty where q cannot be refitted
 * @param whyNoGaps the reason; empty where there are gaps
 * @param closedForm the KL of the same rows; empty where it has no closed form
 */
record RunGaps(
    TrainedRun run,
    InferenceGap.Row[] gaps,
    String whyNoGaps,
    ElboSurgery.Parts parts,
    Optional<ClosedFormRows> closedForm,
    ActiveUnits activeUnits) {
  /** A dimension of fewer nats carries nothing. */
  static final double NOTHING = 0.01;

  private static final double SATURATED = 0.95;

  static RunGaps of(
      Device device,
      TrainedRun run,
      InferenceGap gap,
      ElboSurgery surgery,
      int rows,
      IntConsumer progress) {
    Optional<String> whyNot = InferenceGap.whyNot(run.vae());
    InferenceGap.Row[] gaps =
        whyNot.isPresent()
            ? new InferenceGap.Row[0]
            : gap.of(device, run.vae(), rows, run.test(), run.random("gaps"), progress);
    return new RunGaps(
        run,
        gaps,
        whyNot.orElse(""),
        surgery.of(device, run.vae(), rows, run.test(), run.random("surgery")),
        ClosedFormRows.of(device, run.vae(), rows, run.test()),
        ActiveUnits.of(device, run.vae(), rows, run.test(), run.random("active-units")));
  }

  int rows() {
    return parts.kl().length;
  }

  Moments over(ToDoubleFunction<InferenceGap.Row> figure) {
    return Moments.of(Arrays.stream(gaps).mapToDouble(figure).toArray());
  }

  Moments information() {
    return Moments.of(parts.information());
  }

  Moments marginalKl() {
    return Moments.of(parts.marginalKl());
  }

  /** Of the draws, so that it is the sum of its parts. */
  Moments kl() {
    return Moments.of(parts.kl());
  }

  /** Nats of each dimension, mean over rows: by closed form; empty where there is none. */
  double[] klByDimension() {
    return closedForm
        .map(ClosedFormRows::byDimension)
        .filter(values -> values.length == activeUnits.variances().length)
        .orElse(new double[0]);
  }

  /** How many dimensions carry fewer than {@link #NOTHING} nats; −1 where that is not known. */
  long collapsed() {
    double[] kl = klByDimension();
    return kl.length == 0 ? -1 : Arrays.stream(kl).filter(value -> value < NOTHING).count();
  }

  /** Says so where at least half of z carries nothing. */
  Optional<String> collapse() {
    int latent = activeUnits.variances().length;
    String which =
        collapsed() >= 0
            ? "%d of %d dimensions carry < %s nats".formatted(collapsed(), latent, NOTHING)
            : "%d of %d dimensions are not active".formatted(latent - activeUnits.count(), latent);
    long empty = collapsed() >= 0 ? collapsed() : latent - activeUnits.count();
    return 2 * empty >= latent
        ? Optional.of("%s: posterior collapse: %s.".formatted(run.name(), which))
        : Optional.empty();
  }

  /** Says so where the mutual information can be no larger for this number of rows. */
  Optional<String> saturation() {
    double most = Math.log(rows());
    return information().mean() > SATURATED * most
        ? Optional.of(
            ("%s: the mutual information is at its bound, log N = %s: z tells every row from all others."
                    + " With more rows it would be larger, and the marginal KL smaller.")
                .formatted(run.name(), NatsText.of(most)))
        : Optional.empty();
  }

  /** What must hold of these figures. */
  List<KnownBound> bounds() {
    String name = run.name();
    List<KnownBound> bounds = new ArrayList<>();
    if (gaps.length > 0) {
      bounds.add(KnownBound.notNegative(name, "inference gap", over(InferenceGap.Row::inference)));
      bounds.add(
          KnownBound.notNegative(name, "approximation gap", over(InferenceGap.Row::approximation)));
      bounds.add(
          KnownBound.notNegative(name, "amortisation gap", over(InferenceGap.Row::amortisation)));
    }
    bounds.add(KnownBound.notNegative(name, "index–code mutual information", information()));
    double most = Math.log(rows());
    double largest = Arrays.stream(parts.information()).max().orElse(0);
    bounds.add(
        new KnownBound(
            name,
            "mutual information of every row",
            largest,
            "at most log N = " + NatsText.of(most),
            largest <= most + 1e-4));
    double sum = information().mean() + marginalKl().mean();
    bounds.add(
        new KnownBound(
            name,
            "mean KL - (mutual information + marginal KL), same draws",
            kl().mean() - sum,
            "0 but for rounding",
            Math.abs(kl().mean() - sum) <= 1e-9 * Math.max(1, Math.abs(sum))));
    bounds.add(KnownBound.notNegative(name, "marginal KL", marginalKl()));
    closedForm.ifPresent(
        exact -> {
          double[] differences = new double[rows()];
          Arrays.setAll(differences, i -> parts.kl()[i] - exact.rows()[i]);
          bounds.add(KnownBound.zero(name, "sampled KL - closed form", Moments.of(differences)));
        });
    return bounds;
  }
}
