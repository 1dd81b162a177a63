package io.github.vae4j.experiments.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.core.run.Findings;
import io.github.vae4j.experiments.benchmarks.floor.Floor;
import io.github.vae4j.experiments.benchmarks.protocol.Report;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  private static final Case MAIN = Case.all().get(0);
  private static final Effort EFFORT =
      new Effort(
          2,
          new Effort.Steps(1, 3),
          new Effort.Steps(1, 3),
          new Effort.Steps(0, 1),
          10,
          new Effort.Steps(0, 1));
  private static final Job OURS = job(Engine.Kind.OURS);
  private static final Job LIBTORCH = job(Engine.Kind.LIBTORCH);
  private static final Job FLOOR = job(Engine.Kind.FLOOR);

  private static Job job(Engine.Kind kind) {
    return new Job(MAIN, new Engine(kind, Jdk.own()), 2);
  }

  /** A warm-up step of 999 ms, then those times; the loss falls from 200 to 100. */
  private static Outcome done(double firstStep, double peak, double... milliseconds) {
    List<Report.Step> steps = new ArrayList<>(List.of(new Report.Step(999, 200)));
    for (double time : milliseconds) {
      steps.add(new Report.Step(time, 100));
    }
    return new Outcome.Done(new Report("test", firstStep, peak, steps));
  }

  private static Outcome floor(double milliseconds) {
    List<Report.Step> steps = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      steps.add(new Report.Step(milliseconds, 0));
    }
    return new Outcome.Done(new Report("floor", 1, 1, steps));
  }

  private static Measurements twoRounds() {
    Measurements measurements = new Measurements(EFFORT);
    measurements.add(FLOOR, floor(100));
    measurements.add(OURS, done(1.5, 300, 6, 7, 8));
    measurements.add(LIBTORCH, done(1, 600, 9, 10, 11));
    measurements.add(LIBTORCH, done(2, 650, 19, 20, 21));
    measurements.add(OURS, done(1.7, 290, 15, 16, Double.NaN));
    measurements.add(FLOOR, floor(200));
    return measurements;
  }

  @Test
  void poolsTimesAndComparesRoundByRound() {
    List<Row> rows = twoRounds().rows();
    assertThat(rows.stream().map(Row::job)).containsExactly(OURS, LIBTORCH);
    Row ours = rows.get(0);
    assertThat(ours.milliseconds().count()).isEqualTo(5);
    assertThat(ours.milliseconds().median()).isEqualTo(8);
    // 7/10 in the first round, 15.5/20 in the second; pooled medians would give 8/15.
    assertThat(ours.ratio(Engine.Kind.LIBTORCH)).isCloseTo((0.7 + 0.775) / 2, within(1e-12));
    assertThat(ours.ratio(Engine.Kind.DL4J)).isNaN();
    assertThat(ours.peakMegabytes()).isEqualTo(300);
    assertThat(ours.firstStepSeconds()).isCloseTo(1.6, within(1e-12));
    assertThat(ours.loss()).isEqualTo(100);
    assertThat(ours.good()).isTrue();
    assertThat(rows.get(1).ratio(Engine.Kind.LIBTORCH)).isEqualTo(1);
  }

  @Test
  void takesTheFloorFromTheRateOfTheSameRound() {
    Measurements measurements = twoRounds();
    double share = 2.0 * 128 * 1_640_000 / Floor.flops();
    assertThat(measurements.rows().get(0).ratio(Engine.Kind.FLOOR))
        .isCloseTo((7 / (share * 100) + 15.5 / (share * 200)) / 2, within(1e-9));
    assertThat(measurements.floorRate(2)).isCloseTo(Floor.flops() / 0.15, within(1.0));
  }

  @Test
  void failsARowWhoseProcessFailedOnce() {
    Measurements measurements = new Measurements(EFFORT);
    measurements.add(OURS, done(1, 300, 6, 7, 8));
    measurements.add(LIBTORCH, done(1, 600, 9, 10, 11));
    measurements.add(OURS, new Outcome.Failed("exit code 134", List.of("out of", "memory")));
    measurements.add(LIBTORCH, done(1, 600, 9, 10, 11));
    List<Row> rows = measurements.rows();
    assertThat(rows.get(0).trouble()).isEqualTo("exit code 134");
    assertThat(rows.get(0).lastLines()).containsExactly("out of", "memory");
    assertThat(rows.get(0).milliseconds().median()).isEqualTo(7);
    assertThat(rows.get(1).good()).isTrue();
    assertThat(ResultCsv.of(rows)).contains("failed: exit code 134");
    assertThat(ResultTables.of(measurements, EFFORT, List.of()).findings().tables())
        .extracting(Findings.Table::title)
        .contains("What failed");
  }

  @Test
  void failsRowsWhoseLossIsNotThatOfTheOthers() {
    Measurements measurements = new Measurements(EFFORT);
    List<Report.Step> steps = new ArrayList<>(List.of(new Report.Step(999, 200)));
    for (int i = 0; i < 3; i++) {
      steps.add(new Report.Step(1, 150));
    }
    measurements.add(OURS, new Outcome.Done(new Report("wrong", 1, 1, steps)));
    measurements.add(LIBTORCH, done(1, 600, 9, 10, 11));
    measurements.add(job(Engine.Kind.DL4J), done(1, 600, 29, 30, 31));
    List<Row> rows = measurements.rows();
    assertThat(rows.get(0).trouble()).startsWith("loss 150.0 differs from 100.0");
    assertThat(rows.get(1).good()).isTrue();
    assertThat(rows.get(2).good()).isTrue();
    assertThat(ResultTables.of(measurements, EFFORT, List.of()).findings().sentences().get(0))
        .startsWith("NOT all engines reach the same loss.");
  }

  @Test
  void writesOneLineOfCsvForEachRow() {
    List<String> lines = ResultCsv.of(twoRounds().rows()).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("case,threads,engine,version,unit,timed_steps,median_ms,");
    assertThat(lines.get(1)).startsWith("main-128,2,\"vae4j, JDK ").contains(",test,step,5,8.0,");
    assertThat(lines.get(2)).startsWith("main-128,2,libtorch,test,step,6,15.0,");
  }
}
