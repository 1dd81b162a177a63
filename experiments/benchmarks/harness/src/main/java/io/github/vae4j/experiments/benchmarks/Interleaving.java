package io.github.vae4j.experiments.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order of processes. Who is compared runs one right after the other, A B C, so that a machine
 * that slows down slows all; and each round another one begins, so that none always comes first.
 */
final class Interleaving {
  private Interleaving() {}

  /**
   * All that run in a round.
   *
   * @param groups whose members are compared
   * @param round from 0
   */
  static <T> List<T> round(List<List<T>> groups, int round) {
    List<T> order = new ArrayList<>();
    for (List<T> group : groups) {
      List<T> rotated = new ArrayList<>(group);
      Collections.rotate(rotated, -round);
      order.addAll(rotated);
    }
    return order;
  }
}
