package io.github.vae4j.experiments.benchmarks;

/**
 * What computes.
 *
 * @param jdk the virtual machine it runs on
 */
record Engine(Kind kind, Jdk jdk) {
  /** Whose it is. */
  enum Kind {
    OURS("vae4j"),
    LIBTORCH("libtorch"),
    DL4J("DL4J"),
    FLOOR("floor");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** As the table calls it. */
  String name() {
    return kind == Kind.OURS ? kind.title() + ", JDK " + jdk.version() : kind.title();
  }
}
