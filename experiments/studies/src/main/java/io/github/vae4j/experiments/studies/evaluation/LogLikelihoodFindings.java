package io.github.vae4j.experiments.studies.evaluation;

import io.github.vae4j.core.estimate.BoundCurve;
import io.github.vae4j.core.estimate.Moments;
import io.github.vae4j.core.estimate.WeightSummary;
import io.github.vae4j.core.run.Findings;
import io.github.vae4j.experiments.studies.evaluation.Evaluated.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was found of log p(x), in words, tables, plots and CSV files. */
record LogLikelihoodFindings(
    List<RunEvidence> evidence,
    Map<String, RunBracket> brackets,
    List<KnownBound> bounds,
    List<String> notes) {

  Findings findings() {
    List<String> sentences = new ArrayList<>(KnownBound.failures(bounds));
    evidence.forEach(each -> sentences.add(sentence(each)));
    brackets.forEach((run, bracket) -> sentences.add(sentence(run, bracket)));
    sentences.addAll(notes);
    List<Findings.Table> tables = new ArrayList<>(List.of(importance(), worth()));
    if (!brackets.isEmpty()) {
      tables.add(annealedTest());
      tables.add(annealedSimulated());
    }
    tables.add(KnownBound.table(bounds));
    return new Findings(sentences, tables, List.of(curves(), shapes()));
  }

  private static String sentence(RunEvidence each) {
    double above = each.shareAboveThreshold();
    return "%s: log p(x) is at least %s nats on %d test rows (S = %d); %s."
        .formatted(
            each.run().name(),
            NatsText.of(each.logLikelihood()),
            each.rows().size(),
            each.samples(),
            above > 0
                ? "for %s of them k̂ is above %s, so that there the weights do not settle at this S and the value is a lower bound with no error bar to trust"
                    .formatted(NatsText.share(above), NatsText.fixed(each.threshold(), 2))
                : "k̂ is below %s for all of them".formatted(NatsText.fixed(each.threshold(), 2)));
  }

  private static String sentence(String run, RunBracket bracket) {
    return ("%s: on %d rows simulated from the model the truth lies between the forward and the reverse"
            + " annealing, %s nats apart; importance sampling falls short of the upper bound by %s nats.")
        .formatted(
            run,
            bracket.upper().length,
            NatsText.of(bracket.gap()),
            NatsText.of(bracket.importanceGap()));
  }

  private Findings.Table importance() {
    return new Findings.Table(
        "log p(x) by importance sampling with q(z|x)",
        List.of("run", "rows", "S", "log p(x) (nats)", "s.e. within rows", "ELBO (nats)"),
        evidence.stream()
            .map(
                each ->
                    List.of(
                        each.run().name(),
                        String.valueOf(each.rows().size()),
                        String.valueOf(each.samples()),
                        NatsText.of(each.logLikelihood()),
                        NatsText.error(each.standardErrorWithinRows()),
                        NatsText.of(Moments.of(each.elbos()))))
            .toList(),
        "A lower bound in expectation. ± is the standard error over rows; s.e. within rows is that of the mean over just these rows, from the spread of their weights. The ELBO is of the same draws. Values of different measures or data do not compare.");
  }

  private Findings.Table worth() {
    return new Findings.Table(
        "How far the importance weights are to be trusted",
        List.of(
            "run",
            "ESS, median",
            "ESS, least",
            "rows of low ESS",
            "k̂, median",
            "k̂, largest",
            "rows of high k̂"),
        evidence.stream()
            .map(
                each ->
                    List.of(
                        each.run().name(),
                        NatsText.fixed(each.median(WeightSummary::effectiveSampleSize), 1),
                        NatsText.fixed(each.sorted(WeightSummary::effectiveSampleSize)[0], 1),
                        NatsText.share(each.shareOfLowEss()),
                        NatsText.fixed(each.median(WeightSummary::paretoK), 2),
                        NatsText.fixed(last(each.sorted(WeightSummary::paretoK)), 2),
                        NatsText.share(each.shareAboveThreshold())))
            .toList(),
        ("ESS is (Σw)²/Σw², low below %s. k̂ is the shape of a generalized Pareto distribution fitted to the"
                + " largest weights (Zhang and Stephens, 2009; Vehtari et al., 2024), high above"
                + " min(1 - 1/log10 S, 0.7) = %s: there neither value nor error is to be relied on.")
            .formatted(
                NatsText.whole(evidence.get(0).lowEss()),
                NatsText.fixed(evidence.get(0).threshold(), 2)));
  }

  private static double last(double[] sorted) {
    return sorted[sorted.length - 1];
  }

  private Findings.Table annealedTest() {
    List<List<String>> rows = new ArrayList<>();
    for (RunEvidence each : evidence) {
      RunBracket bracket = brackets.get(each.run().name());
      if (bracket != null) {
        int count = bracket.test().length;
        List<WeightSummary> same = each.rows().subList(0, count);
        rows.add(
            List.of(
                each.run().name(),
                String.valueOf(count),
                NatsText.of(logMeans(List.of(bracket.test()))),
                NatsText.of(logMeans(same)),
                NatsText.of(bracket.gain(same)),
                NatsText.share(bracket.acceptance())));
      }
    }
    return new Findings.Table(
        "Test rows annealed: log p(x) from below, without the encoder's failures",
        List.of("run", "rows", "annealed", "importance sampling", "difference", "accepted"),
        rows,
        "Nats, means over the same rows with standard errors; both are lower bounds in expectation, so the higher is the better. Transitions are Hamiltonian; their step sizes were tuned beforehand to accept 65 % and are fixed.");
  }

  private Findings.Table annealedSimulated() {
    List<List<String>> rows = new ArrayList<>();
    brackets.forEach(
        (run, bracket) ->
            rows.add(
                List.of(
                    run,
                    String.valueOf(bracket.upper().length),
                    NatsText.of(Moments.of(bracket.importance())),
                    NatsText.of(Moments.of(bracket.lower())),
                    NatsText.of(Moments.of(bracket.upper())),
                    NatsText.of(bracket.gap()))));
    return new Findings.Table(
        "Simulated rows annealed: log p(x) bracketed",
        List.of(
            "run",
            "rows",
            "importance sampling",
            "annealed, from below",
            "annealed, from above",
            "gap"),
        rows,
        "Nats, means over rows with standard errors. Simulated rows come from the model with an exact draw of their posterior, so that annealing backwards from it bounds log p(x) from above (Grosse et al., 2015).");
  }

  private static Moments logMeans(List<WeightSummary> rows) {
    return Moments.of(rows.stream().mapToDouble(WeightSummary::logMean).toArray());
  }

  private Findings.Plot curves() {
    return new Findings.Plot(
        "What more draws gain over the ELBO",
        "log10 of the number of draws k",
        "nats above the bound of k = 1",
        evidence.stream()
            .map(
                each -> {
                  List<BoundCurve.Point> points = each.curve().points();
                  return new Findings.Line(
                      each.run().name(),
                      points.stream().map(point -> Math.log10(point.k())).toList(),
                      points.stream().map(point -> point.bound() - points.get(0).bound()).toList());
                })
            .toList());
  }

  private Findings.Plot shapes() {
    return new Findings.Plot(
        "Pareto k̂ of the rows, least first",
        "share of the rows (%)",
        "k̂",
        evidence.stream()
            .map(
                each -> {
                  double[] sorted = each.sorted(WeightSummary::paretoK);
                  return new Findings.Line(
                      each.run().name(),
                      IntStream.range(0, sorted.length)
                          .mapToObj(i -> 100.0 * (i + 1) / sorted.length)
                          .toList(),
                      IntStream.range(0, sorted.length).mapToObj(i -> sorted[i]).toList());
                })
            .toList());
  }

  List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(summary());
    sheets.add(curve());
    for (RunEvidence each : evidence) {
      sheets.add(rows(each, brackets.get(each.run().name())));
    }
    return sheets;
  }

  private Sheet summary() {
    List<List<Object>> rows = new ArrayList<>();
    for (RunEvidence each : evidence) {
      Moments value = each.logLikelihood();
      Moments elbo = Moments.of(each.elbos());
      RunBracket bracket = brackets.get(each.run().name());
      rows.add(
          List.of(
              each.run().name(),
              each.rows().size(),
              each.samples(),
              value.mean(),
              value.standardError(),
              each.standardErrorWithinRows(),
              elbo.mean(),
              elbo.standardError(),
              each.median(WeightSummary::effectiveSampleSize),
              each.sorted(WeightSummary::effectiveSampleSize)[0],
              each.lowEss(),
              each.shareOfLowEss(),
              each.median(WeightSummary::paretoK),
              last(each.sorted(WeightSummary::paretoK)),
              each.threshold(),
              each.shareAboveThreshold(),
              bracket == null ? "" : bracket.test().length,
              bracket == null ? "" : logMeans(List.of(bracket.test())).mean(),
              bracket == null ? "" : logMeans(List.of(bracket.test())).standardError(),
              bracket == null ? "" : Moments.of(bracket.importance()).mean(),
              bracket == null ? "" : Moments.of(bracket.lower()).mean(),
              bracket == null ? "" : Moments.of(bracket.upper()).mean(),
              bracket == null ? "" : bracket.gap().mean(),
              bracket == null ? "" : bracket.gap().standardError()));
    }
    return new Sheet(
        "",
        "log_likelihood.csv",
        List.of(
            "run",
            "rows",
            "samples",
            "log_likelihood",
            "standard_error",
            "standard_error_within_rows",
            "elbo",
            "elbo_standard_error",
            "ess_median",
            "ess_min",
            "ess_low",
            "share_of_low_ess",
            "pareto_k_median",
            "pareto_k_max",
            "pareto_k_threshold",
            "share_of_high_pareto_k",
            "annealed_rows",
            "annealed",
            "annealed_standard_error",
            "simulated_importance_sampling",
            "simulated_annealed_lower",
            "simulated_annealed_upper",
            "simulated_gap",
            "simulated_gap_standard_error"),
        rows);
  }

  private Sheet curve() {
    List<List<Object>> rows = new ArrayList<>();
    for (RunEvidence each : evidence) {
      for (BoundCurve.Point point : each.curve().points()) {
        rows.add(List.of(each.run().name(), point.k(), point.bound(), point.standardError()));
      }
    }
    return new Sheet(
        "", "log_likelihood_curve.csv", List.of("run", "k", "bound", "standard_error"), rows);
  }

  private static Sheet rows(RunEvidence each, @Nullable RunBracket bracket) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < each.rows().size(); i++) {
      WeightSummary row = each.rows().get(i);
      WeightSummary annealed =
          bracket == null || i >= bracket.test().length ? null : bracket.test()[i];
      rows.add(
          List.of(
              i,
              each.elbos()[i],
              row.logMean(),
              row.standardError(),
              row.effectiveSampleSize(),
              row.paretoK(),
              annealed == null ? "" : annealed.logMean(),
              annealed == null ? "" : annealed.standardError()));
    }
    return new Sheet(
        each.run().name(),
        "log_likelihood.csv",
        List.of(
            "row",
            "elbo",
            "log_likelihood",
            "standard_error",
            "effective_sample_size",
            "pareto_k",
            "annealed",
            "annealed_standard_error"),
        rows);
  }
}
