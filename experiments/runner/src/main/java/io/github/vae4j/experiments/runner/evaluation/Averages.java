package io.github.vae4j.experiments.runner.evaluation;

import io.github.vae4j.core.kl.KlMethod;
import io.github.vae4j.core.objective.ElboTerms;
import io.github.vae4j.core.run.Terms;
import java.util.LinkedHashMap;
import java.util.Map;

/** Means over the rows of many batches, summed in double. */
public final class Averages {
  private double rows;
  private double expectedLogLikelihood;
  private double kl;
  private double objective;
  private KlMethod method = KlMethod.CLOSED_FORM;
  private int samples;
  private final Map<String, Double> others = new LinkedHashMap<>();

  /** The logged terms of one batch: means over its rows. */
  public static Terms of(ElboTerms terms) {
    return new Terms(
        mean(terms.exactLogLikelihood().toArray()),
        mean(terms.kl().total().toArray()),
        terms.kl().method(),
        terms.kl().samples());
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  public void add(Terms batch, int count, double batchObjective) {
    rows += count;
    expectedLogLikelihood += count * batch.expectedLogLikelihood();
    kl += count * batch.kl();
    objective += count * batchObjective;
    method = batch.klMethod();
    samples = batch.klSamples();
  }

  public void add(String name, double value, int count) {
    others.merge(name, value * count, Double::sum);
  }

  public Terms terms() {
    return new Terms(expectedLogLikelihood / rows, kl / rows, method, samples);
  }

  public double objective() {
    return objective / rows;
  }

  public Map<String, Double> others() {
    Map<String, Double> means = new LinkedHashMap<>();
    others.forEach((name, sum) -> means.put(name, sum / rows));
    return means;
  }
}
