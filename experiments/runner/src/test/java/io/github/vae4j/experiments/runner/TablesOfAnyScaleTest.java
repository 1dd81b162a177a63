package io.github.vae4j.experiments.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.FloatDataSet;
import io.github.vae4j.core.plugin.ComponentsModule;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.run.RunListener;
import io.github.vae4j.core.run.RunResult;
import io.github.vae4j.core.run.RunSpec;
import io.github.vae4j.core.run.RunStatus;
import io.github.vae4j.experiments.runner.checkpoint.CheckpointStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables of counts and measurements of any size train: two factors move twelve columns, and a model
 * that has found them has a higher test ELBO than the best independent columns.
 */
class TablesOfAnyScaleTest {
  private static final int D = 12;
  private static final int TRAIN = 900;

  /** The kinds of the README's composite: real columns, a bit, counts. */
  private static final String MIXED = "0-3:gaussian-learned(sigma=shared),4:bernoulli,5-:poisson";

  private enum Column {
    REAL,
    BIT,
    COUNT
  }

  /**
   * A table.
   *
   * @param real the size of measurements
   * @param size the mean of counts
   */
  private record Table(double real, double size, Column[] columns) {
    static Table of(double size, Column column) {
      Column[] columns = new Column[D];
      java.util.Arrays.fill(columns, column);
      return new Table(column == Column.REAL ? size : 1, size, columns);
    }

    static Table mixed() {
      Table table = of(5, Column.COUNT);
      java.util.Arrays.fill(table.columns, 0, 4, Column.REAL);
      table.columns[4] = Column.BIT;
      return table;
    }

    DataSplits data() {
      return new DataSplits(rows(TRAIN, "train"), rows(300, "test"));
    }

    private FloatDataSet rows(int count, String name) {
      RandomStream random = RandomStream.of(11).split(name);
      float[] values = new float[count * D];
      for (int i = 0; i < count; i++) {
        double first = random.nextNormal();
        double second = random.nextNormal();
        for (int j = 0; j < D; j++) {
          double signal = 0.5 * (j % 2 == 0 ? first : -second);
          values[i * D + j] = (float) value(columns[j], signal, random);
        }
      }
      return FloatDataSet.table(values, D, null);
    }

    private double value(Column column, double signal, RandomStream random) {
      return switch (column) {
        case REAL -> real * (1 + signal + 0.2 * random.nextNormal());
        case BIT -> random.nextDouble() < 1 / (1 + Math.exp(-6 * signal)) ? 1 : 0;
        case COUNT -> poisson(size * Math.exp(signal - 0.125), random);
      };
    }

    /** How many exponential times fit into the rate. */
    private static int poisson(double rate, RandomStream random) {
      double time = -Math.log1p(-random.nextDouble());
      int count = 0;
      while (time < rate) {
        time -= Math.log1p(-random.nextDouble());
        count++;
      }
      return count;
    }
  }

  private static final Map<String, Table> TABLES =
      Map.of(
          "counts-5", Table.of(5, Column.COUNT),
          "counts-50", Table.of(50, Column.COUNT),
          "thousands", Table.of(1e3, Column.REAL),
          "mixed", Table.mixed());

  private static final Injector INJECTOR =
      SmallData.injector(
          new ComponentsModule() {
            @Override
            protected void configure() {
              TABLES.forEach(
                  (name, table) ->
                      bindComponent(
                          Kind.DATA, name, name, List.of(), settings -> () -> table.data()));
            }
          });

  /**
   * The test log-probability of independent columns of the mean and variance of the training rows.
   */
  private static double marginal(Table table, boolean overdispersed) {
    DataSplits data = table.data();
    double sum = 0;
    for (int j = 0; j < D; j++) {
      double mean = 0;
      double square = 0;
      for (int i = 0; i < TRAIN; i++) {
        double value = at(data.train(), i, j);
        mean += value / TRAIN;
        square += value * value / TRAIN;
      }
      double variance = square - mean * mean;
      for (int i = 0; i < data.test().size(); i++) {
        double x = at(data.test(), i, j);
        sum +=
            switch (table.columns()[j]) {
              case REAL ->
                  -0.5 * Math.log(2 * Math.PI * variance)
                      - (x - mean) * (x - mean) / (2 * variance);
              case BIT -> Math.log(x == 1 ? mean : 1 - mean);
              case COUNT ->
                  overdispersed
                      ? negativeBinomial(x, mean, mean * mean / (variance - mean))
                      : x * Math.log(mean) - mean - Gamma.logGamma(x + 1);
            };
      }
    }
    return sum / data.test().size();
  }

  private static double negativeBinomial(double x, double mean, double size) {
    return Gamma.logGamma(x + size)
        - Gamma.logGamma(size)
        - Gamma.logGamma(x + 1)
        + size * Math.log(size / (size + mean))
        + x * Math.log(mean / (size + mean));
  }

  private static double at(DataSet data, int row, int column) {
    float[] values = new float[D];
    data.copyRow(row, values, 0);
    return values[column];
  }

  @ParameterizedTest
  @CsvSource({
    "counts-5, poisson, false",
    "counts-5, negative-binomial, true",
    "counts-50, poisson, false",
    "counts-50, negative-binomial, true",
    "mixed, composite, false"
  })
  void theElboBeatsIndependentColumns(String data, String likelihood, boolean overdispersed) {
    RunSpec spec = spec(data, likelihood).with("learning-rate", 0.005).with("epochs", 60);
    double marginal = marginal(TABLES.get(data), overdispersed);
    for (RunResult result : overSeeds(spec, new RunListener() {})) {
      assertThat(result.status()).as(result.message()).isEqualTo(RunStatus.DONE);
      assertThat(result.metrics().get("test_elbo"))
          .as("test ELBO of seed %s", result.spec().asMap().get("seed"))
          .isGreaterThan(marginal);
    }
  }

  /** With the default settings, too; and not from a start that is thousands of nats away. */
  @ParameterizedTest
  @CsvSource({
    "counts-5, poisson",
    "counts-50, poisson",
    "counts-5, negative-binomial",
    "counts-50, negative-binomial",
    "mixed, composite"
  })
  void theStartIsTheMarginalFitOfCounts(String data, String likelihood) {
    double marginal = marginal(TABLES.get(data), false);
    for (RunResult result :
        overSeeds(spec(data, likelihood).with("epochs", 1), new RunListener() {})) {
      assertThat(result.status()).as(result.message()).isEqualTo(RunStatus.DONE);
      assertThat(result.metrics().get("train_elbo")).isGreaterThan(marginal - 200);
    }
  }

  /** A decoder of real values is in units of x: such a table is trained, and the user is told. */
  @Test
  void measurementsOfThousandsDoNotDivergeAndAreNoticed() {
    List<String> notices = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void noticed(RunSpec spec, String notice) {
            notices.add(notice);
          }
        };
    for (RunResult result :
        overSeeds(spec("thousands", "gaussian-learned").with("epochs", 20), listener)) {
      assertThat(result.status()).as(result.message()).isEqualTo(RunStatus.DONE);
    }
    assertThat(notices)
        .filteredOn(notice -> notice.contains("12 columns"))
        .hasSize(3)
        .allSatisfy(
            notice -> assertThat(notice).contains("the largest is column").contains("rescale"));
    notices.clear();
    overSeeds(spec("counts-50", "poisson").with("epochs", 1), listener);
    overSeeds(spec("mixed", "composite").with("epochs", 1), listener);
    assertThat(notices).isEmpty();
  }

  private static RunSpec spec(String data, String likelihood) {
    RunSpec spec =
        RunSpec.defaults().with("data", data).with("likelihood", likelihood).with("audit-every", 0);
    return likelihood.equals("composite") ? spec.with("likelihood.columns", MIXED) : spec;
  }

  private static List<RunResult> overSeeds(RunSpec spec, RunListener listener) {
    return SmallData.run(
        INJECTOR,
        2,
        listener,
        CheckpointStore.none(),
        new Interruption(),
        spec.with("seed", 1),
        spec.with("seed", 2),
        spec.with("seed", 3));
  }
}
