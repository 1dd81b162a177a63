package io.github.vae4j.core.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Work cut into parts that may be done by any worker, in any order. The cut depends on shapes
 * alone, so that results are the same bits for any number of workers.
 */
interface Parts {
  int count();

  void run(int part);

  /**
   * Does the parts of all of these, side by side: they must not write to the same array. One wait
   * for the slowest worker instead of one for each.
   */
  static void run(Device device, List<Parts> all) {
    List<Part> shared = new ArrayList<>();
    for (Parts parts : all) {
      for (int i = 0; i < parts.count(); i++) {
        shared.add(new Part(parts, i));
      }
    }
    // Each worker begins with its share of every product, not with a product of its own: the same
    // share that it had of these arrays when they were written.
    shared.sort(Comparator.comparingDouble(Part::place));
    device.workers().run(shared.size(), (index, worker) -> shared.get(index).run());
  }

  /** One part of several. */
  record Part(Parts parts, int index) {
    /** Where its middle lies in the whole, in (0, 1). */
    double place() {
      return (index + 0.5) / parts.count();
    }

    void run() {
      parts.run(index);
    }
  }
}
