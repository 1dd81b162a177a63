package io.github.vae4j.experiments.runner.sweep;

import io.github.vae4j.core.run.RunGroup;
import io.github.vae4j.core.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How far the seeds of a combination are apart, which may differ much between combinations: a mean
 * of standard deviations would be that of the largest.
 *
 * @param deviations sample standard deviations of combinations of several seeds, smallest first
 */
record SeedSpread(List<Deviation> deviations) {
  /** Of one combination. */
  record Deviation(String name, double size) {}

  static SeedSpread of(List<RunGroup<RunResult>> points, SweepFigure figure) {
    List<Deviation> deviations = new ArrayList<>();
    for (RunGroup<RunResult> point : points) {
      double size = OverSeeds.of(point.runs(), figure.metric()).deviation();
      if (Double.isFinite(size)) {
        deviations.add(new Deviation(point.name(), size));
      }
    }
    deviations.sort(Comparator.comparingDouble(Deviation::size));
    return new SeedSpread(deviations);
  }

  private double median() {
    int count = deviations.size();
    return (deviations.get((count - 1) / 2).size() + deviations.get(count / 2).size()) / 2;
  }

  /** One sentence. */
  String words(int digits) {
    if (deviations.isEmpty()) {
      return "With one seed nothing is known of chance.";
    }
    String number = "%." + digits + "f";
    Deviation least = deviations.get(0);
    Deviation most = deviations.get(deviations.size() - 1);
    String low = String.format(Locale.ROOT, number, least.size());
    String high = String.format(Locale.ROOT, number, most.size());
    if (deviations.size() == 1) {
      return "Between seeds of %s the standard deviation is %s.".formatted(least.name(), low);
    }
    if (low.equals(high)) {
      return "Between seeds the standard deviation is %s in each of %d combinations."
          .formatted(low, deviations.size());
    }
    return "Between seeds the standard deviation goes from %s (%s) to %s (%s) over %d combinations, with the median %s."
        .formatted(
            low,
            least.name(),
            high,
            most.name(),
            deviations.size(),
            String.format(Locale.ROOT, number, median()));
  }
}
