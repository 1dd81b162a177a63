package io.github.vae4j.core.tensor;

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
  static void run(Device device, Iterable<Parts> all) {
    int total = 0;
    for (Parts parts : all) {
      total += parts.count();
    }
    device
        .workers()
        .run(
            total,
            (index, worker) -> {
              int rest = index;
              for (Parts parts : all) {
                if (rest < parts.count()) {
                  parts.run(rest);
                  return;
                }
                rest -= parts.count();
              }
            });
  }
}
