package io.github.vae4j.reports.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs parted for what is looked at one by one: the first of each group stands for it, the others
 * are folded away.
 */
record FirstSeeds(List<RunRecord> first, List<RunRecord> others) {
  static FirstSeeds of(List<RunRecord> runs) {
    Set<String> groups = new HashSet<>();
    List<RunRecord> first = new ArrayList<>();
    List<RunRecord> others = new ArrayList<>();
    for (RunRecord run : runs) {
      (groups.add(run.group()) ? first : others).add(run);
    }
    return new FirstSeeds(first, others);
  }
}
