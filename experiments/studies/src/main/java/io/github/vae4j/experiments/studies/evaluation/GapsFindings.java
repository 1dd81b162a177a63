package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.estimate.ActiveUnits;
import io.github.vae4j.core.estimate.ElboSurgery;
import io.github.vae4j.core.estimate.InferenceGap;
import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.experiments.studies.evaluation.Evaluated.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was found of the gaps, in words, tables, plots and CSV files. */
record GapsFindings(
    List<RunGaps> runs, List<KnownBound> bounds, InferenceGap gap, ElboSurgery surgery) {

  Findings findings() {
    List<String> sentences = new ArrayList<>(KnownBound.failures(bounds));
    for (RunGaps run : runs) {
      run.collapse().ifPresent(sentences::add);
      run.saturation().ifPresent(sentences::add);
      sentences.add(
          run.gaps().length > 0
              ? sentence(run)
              : "%s: no gaps: %s.".formatted(run.run().name(), run.whyNoGaps()));
    }
    List<Findings.Table> tables =
        Stream.of(gaps(), parts(), units(), KnownBound.table(bounds))
            .filter(table -> !table.rows().isEmpty())
            .toList();
    List<Findings.Plot> plots =
        Stream.of(dimensions(), informations()).filter(plot -> !plot.lines().isEmpty()).toList();
    return new Findings(sentences, tables, plots);
  }

  private static String sentence(RunGaps run) {
    return "%s: of %s nats between log p(x) and the ELBO, %s are lost because q is of its family (approximation gap) and %s because one network serves all rows (amortisation gap)."
        .formatted(
            run.run().name(),
            NatsText.of(run.over(InferenceGap.Row::inference).mean()),
            NatsText.of(run.over(InferenceGap.Row::approximation).mean()),
            NatsText.of(run.over(InferenceGap.Row::amortisation).mean()));
  }

  private Findings.Table gaps() {
    return new Findings.Table(
        "The inference gap and its parts",
        List.of(
            "run",
            "rows",
            "log p(x)",
            "ELBO",
            "inference gap",
            "approximation gap",
            "amortisation gap"),
        runs.stream()
            .filter(run -> run.gaps().length > 0)
            .map(
                run ->
                    List.of(
                        run.run().name(),
                        String.valueOf(run.rows()),
                        NatsText.of(run.over(row -> row.logLikelihood().logMean())),
                        NatsText.of(run.over(row -> row.elbo().mean())),
                        NatsText.of(run.over(InferenceGap.Row::inference)),
                        NatsText.of(run.over(InferenceGap.Row::approximation)),
                        NatsText.of(run.over(InferenceGap.Row::amortisation))))
            .toList(),
        ("Nats, means over rows ± standard error (normal interval). log p(x) is importance-sampled from"
                + " %d draws a row of the mixture of q and the refitted q, so it is a lower bound, and so are"
                + " the first two gaps. q is refitted for each row by %d steps of Adam on its head (Cremer et"
                + " al., 2018).")
            .formatted(gap.samples(), gap.refit().steps()));
  }

  private Findings.Table parts() {
    return new Findings.Table(
        "The mean KL and its parts",
        List.of(
            "run",
            "rows N",
            "mean KL",
            "index–code mutual information",
            "log N",
            "marginal KL",
            "total correlation",
            "dimension-wise KL"),
        runs.stream()
            .map(
                run ->
                    List.of(
                        run.run().name(),
                        String.valueOf(run.rows()),
                        NatsText.of(run.kl()),
                        NatsText.of(run.information()),
                        NatsText.of(Math.log(run.rows())),
                        NatsText.of(run.marginalKl()),
                        run.parts().byDimension()
                            ? NatsText.of(Moments.of(run.parts().totalCorrelation()))
                            : "",
                        run.parts().byDimension() ? NatsText.of(dimensionWise(run)) : ""))
            .toList(),
        ("Nats, means over rows ± standard error (normal interval). mean KL = mutual information + marginal"
                + " KL, marginal KL = total correlation + dimension-wise KL; q(z) is the mixture over these N"
                + " rows, each of whose %d draws is weighed against all of them (Hoffman, Johnson, 2016; Chen"
                + " et al., 2018).")
            .formatted(surgery.draws()));
  }

  private Findings.Table units() {
    return new Findings.Table(
        "Dimensions of z that carry something",
        List.of("run", "dimensions", "active units", "95 % interval", "below 0.01 nats"),
        runs.stream()
            .map(
                run ->
                    List.of(
                        run.run().name(),
                        String.valueOf(run.activeUnits().variances().length),
                        String.valueOf(run.activeUnits().count()),
                        "%d to %d".formatted(run.activeUnits().low(), run.activeUnits().high()),
                        run.collapsed() < 0 ? "" : String.valueOf(run.collapsed())))
            .toList(),
        "A unit is active if the variance of its posterior mean over rows is above 0.01 (Burda et al., 2016); the interval is a bootstrap over rows. Nats are the mean KL of a dimension by its closed form.");
  }

  /** Σ KL(q(zₗ) ‖ p(zₗ)) = marginal KL − total correlation, by the same draws. */
  private static Moments dimensionWise(RunGaps run) {
    double[] rows = new double[run.rows()];
    Arrays.setAll(rows, i -> run.parts().marginalKl()[i] - run.parts().totalCorrelation()[i]);
    return Moments.of(rows);
  }

  private Findings.Plot dimensions() {
    return new Findings.Plot(
        "KL of each dimension of z, largest first",
        "rank of the dimension",
        "nats, mean over rows",
        runs.stream()
            .filter(run -> run.klByDimension().length > 0)
            .map(run -> ranked(run, run.klByDimension()))
            .toList());
  }

  private Findings.Plot informations() {
    return new Findings.Plot(
        "Index–code mutual information of each dimension, largest first",
        "rank of the dimension",
        "nats",
        runs.stream()
            .filter(run -> run.parts().byDimension())
            .map(run -> ranked(run, informationOf(run)))
            .toList());
  }

  private static double[] informationOf(RunGaps run) {
    return Arrays.stream(run.parts().informationOf())
        .mapToDouble(rows -> Moments.of(rows).mean())
        .toArray();
  }

  private static Findings.Line ranked(RunGaps run, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return new Findings.Line(
        run.run().name(),
        IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList(),
        IntStream.rangeClosed(1, n).mapToObj(i -> sorted[n - i]).toList());
  }

  List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(
        new Sheet(
            "",
            "gaps.csv",
            List.of("run", "rows", "figure", "value", "standard_error"),
            runs.stream().flatMap(run -> figures(run).stream()).toList()));
    sheets.add(
        new Sheet(
            "",
            "gaps_dimensions.csv",
            List.of(
                "run",
                "dimension",
                "kl",
                "mutual_information",
                "marginal_kl",
                "variance_of_mean",
                "active"),
            runs.stream().flatMap(run -> dimensions(run).stream()).toList()));
    runs.forEach(run -> sheets.add(rows(run)));
    return sheets;
  }

  private static List<List<Object>> figures(RunGaps run) {
    List<List<Object>> rows = new ArrayList<>();
    if (run.gaps().length > 0) {
      add(rows, run, "log_likelihood", run.over(row -> row.logLikelihood().logMean()));
      add(rows, run, "elbo", run.over(row -> row.elbo().mean()));
      add(rows, run, "refitted_elbo", run.over(row -> row.refitted().mean()));
      add(rows, run, "inference_gap", run.over(InferenceGap.Row::inference));
      add(rows, run, "approximation_gap", run.over(InferenceGap.Row::approximation));
      add(rows, run, "amortisation_gap", run.over(InferenceGap.Row::amortisation));
    }
    add(rows, run, "kl", run.kl());
    add(rows, run, "mutual_information", run.information());
    add(rows, run, "marginal_kl", run.marginalKl());
    if (run.parts().byDimension()) {
      add(rows, run, "total_correlation", Moments.of(run.parts().totalCorrelation()));
      add(rows, run, "dimension_wise_kl", dimensionWise(run));
    }
    rows.add(
        List.of(
            run.run().name(), run.rows(), "active_units", run.activeUnits().count(), Double.NaN));
    return rows;
  }

  private static void add(List<List<Object>> rows, RunGaps run, String name, Moments value) {
    rows.add(List.of(run.run().name(), value.count(), name, value.mean(), value.standardError()));
  }

  private static List<List<Object>> dimensions(RunGaps run) {
    double[] variances = run.activeUnits().variances();
    double[] kl = run.klByDimension();
    double[] information = informationOf(run);
    List<List<Object>> rows = new ArrayList<>();
    for (int l = 0; l < variances.length; l++) {
      double own = kl.length == 0 ? Double.NaN : kl[l];
      double shared = information.length == 0 ? Double.NaN : information[l];
      rows.add(
          List.of(
              run.run().name(),
              l,
              own,
              shared,
              own - shared,
              variances[l],
              variances[l] > ActiveUnits.THRESHOLD));
    }
    return rows;
  }

  private static Sheet rows(RunGaps run) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < run.rows(); i++) {
      List<Object> row = new ArrayList<>(List.of(i));
      if (run.gaps().length > 0) {
        InferenceGap.Row gap = run.gaps()[i];
        row.addAll(
            List.of(
                gap.logLikelihood().logMean(),
                gap.logLikelihood().standardError(),
                gap.logLikelihood().paretoK(),
                gap.elbo().mean(),
                gap.elbo().standardError(),
                gap.refitted().mean(),
                gap.refitted().standardError()));
      }
      row.addAll(
          List.of(run.parts().kl()[i], run.parts().information()[i], run.parts().marginalKl()[i]));
      rows.add(row);
    }
    List<String> columns = new ArrayList<>(List.of("row"));
    if (run.gaps().length > 0) {
      columns.addAll(
          List.of(
              "log_likelihood",
              "log_likelihood_standard_error",
              "pareto_k",
              "elbo",
              "elbo_standard_error",
              "refitted_elbo",
              "refitted_elbo_standard_error"));
    }
    columns.addAll(List.of("kl", "mutual_information", "marginal_kl"));
    return new Sheet(run.run().name(), "gaps.csv", columns, rows);
  }
}
