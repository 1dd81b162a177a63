package io.github.vae4j.experiments.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavingTest {
  @Test
  void keepsWhoIsComparedTogetherAndLetsAnotherBeginEachRound() {
    List<List<String>> groups = List.of(List.of("a", "b", "c"), List.of("x", "y"));
    assertThat(Interleaving.round(groups, 0)).containsExactly("a", "b", "c", "x", "y");
    assertThat(Interleaving.round(groups, 1)).containsExactly("b", "c", "a", "y", "x");
    assertThat(Interleaving.round(groups, 2)).containsExactly("c", "a", "b", "x", "y");
    assertThat(Interleaving.round(groups, 3)).containsExactly("a", "b", "c", "y", "x");
  }
}
