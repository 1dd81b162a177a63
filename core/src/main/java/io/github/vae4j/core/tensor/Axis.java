package io.github.vae4j.core.tensor;

/**
 * An array seen as [outer, n, inner]: one dimension, and what lies before and after it.
 *
 * @param outer the number of elements of the dimensions before it
 * @param n its size
 * @param inner the number of elements of the dimensions after it
 */
record Axis(int outer, int n, int inner) {
  /** About how many elements one task of a parallel loop looks at. */
  private static final int TASK = 8192;

  static Axis of(Shape shape, int dimension) {
    int d = shape.index(dimension);
    return new Axis(shape.product(0, d), shape.get(d), shape.product(d + 1, shape.rank()));
  }

  /** Part of a loop over rows. */
  @FunctionalInterface
  interface Rows {
    void run(int from, int to, int worker);
  }

  /** Shares a loop over {@code rows} of {@code length} elements among the workers. */
  static void forRows(Device device, int rows, int length, Rows body) {
    int rowsATask = Math.max(1, TASK / Math.max(1, length));
    int tasks = (int) (((long) rows + rowsATask - 1) / rowsATask);
    device
        .workers()
        .run(
            tasks,
            (task, worker) ->
                body.run(task * rowsATask, (int) Math.min(rows, (task + 1L) * rowsATask), worker));
  }
}
