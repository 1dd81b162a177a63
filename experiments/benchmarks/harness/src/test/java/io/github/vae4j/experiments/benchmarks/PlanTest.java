package io.github.vae4j.experiments.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Jdk OLD = new Jdk(Path.of("old"), 17);
  private static final Jdk NEW = new Jdk(Path.of("new"), 25);

  @Test
  void hasEveryEngineOnEveryCaseAndTheFloorFirst() {
    Plan plan = Plan.of(Case.all().subList(0, 2), List.of(1, 2), List.of(OLD, NEW));
    assertThat(plan.groups()).hasSize(6);
    assertThat(plan.groups().get(0))
        .extracting(job -> job.engine().kind())
        .containsExactly(Engine.Kind.FLOOR);
    assertThat(plan.groups().get(1))
        .extracting(job -> job.what().name() + " " + job.engine().name() + " " + job.threads())
        .containsExactly(
            "main-128 vae4j, JDK 17 1",
            "main-128 vae4j, JDK 25 1",
            "main-128 libtorch 1",
            "main-128 DL4J 1");
    assertThat(plan.oursOfFirstCase()).extracting(Job::threads).containsExactly(1, 1);
  }

  @Test
  void measuresTheMainCasesOnOneThreadToo() {
    Plan plan = Plan.standard(2, List.of(OLD));
    assertThat(plan.jobs().stream().filter(job -> job.threads() == 1).map(j -> j.what().name()))
        .containsOnly("main-128", "big-128");
    assertThat(plan.cases()).hasSize(Case.all().size());
    assertThat(Plan.standard(1, List.of(OLD)).jobs()).allMatch(job -> job.threads() == 1);
  }

  @Test
  void comparesFullDataInUnderTwentyMinutesOnTwoCores() {
    // 75 GFLOP/s a thread, as the machines have that this is for.
    Estimate estimate = new Estimate(75e9, Effort.full(3));
    Duration total =
        Plan.standard(2, List.of(OLD, NEW)).jobs().stream()
            .map(estimate::of)
            .reduce(Duration.ZERO, Duration::plus)
            .multipliedBy(3);
    assertThat(total).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(20));
  }
}
