package io.github.vae4j.experiments.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Who runs on what.
 *
 * @param groups jobs that are compared with each other; the floor's come first
 */
record Plan(List<List<Job>> groups) {
  /** Cases that are measured with one thread too, unless the user chooses. */
  private static final List<String> ON_ONE_THREAD = List.of("main-128", "big-128");

  /** Every case with every number of threads. */
  static Plan of(List<Case> cases, List<Integer> threads, List<Jdk> jdks) {
    List<List<Job>> groups = new ArrayList<>();
    for (int count : threads) {
      groups.add(floor(cases.get(0), count, jdks.get(0)));
      cases.forEach(what -> groups.add(group(what, count, jdks)));
    }
    return new Plan(groups);
  }

  /** Every case with all cores, and some with one. */
  static Plan standard(int cores, List<Jdk> jdks) {
    List<List<Job>> groups = new ArrayList<>(of(Case.all(), List.of(cores), jdks).groups());
    if (cores > 1) {
      List<Case> some =
          Case.all().stream().filter(what -> ON_ONE_THREAD.contains(what.name())).toList();
      groups.addAll(of(some, List.of(1), jdks).groups());
    }
    return new Plan(groups);
  }

  private static List<Job> floor(Case any, int threads, Jdk jdk) {
    return List.of(new Job(any, new Engine(Engine.Kind.FLOOR, jdk), threads));
  }

  private static List<Job> group(Case what, int threads, List<Jdk> jdks) {
    List<Job> group = new ArrayList<>();
    jdks.forEach(jdk -> group.add(new Job(what, new Engine(Engine.Kind.OURS, jdk), threads)));
    what.peers().forEach(peer -> group.add(new Job(what, new Engine(peer, jdks.get(0)), threads)));
    return group;
  }

  List<Job> jobs() {
    return groups.stream().flatMap(List::stream).toList();
  }

  /** The cases, each once. */
  List<Case> cases() {
    return jobs().stream().map(Job::what).distinct().toList();
  }

  /** Our own jobs on the first case, with the threads that come first. */
  List<Job> oursOfFirstCase() {
    return groups.stream()
        .map(
            group -> group.stream().filter(job -> job.engine().kind() == Engine.Kind.OURS).toList())
        .filter(group -> !group.isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
