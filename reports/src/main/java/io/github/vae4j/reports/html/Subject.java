package io.github.vae4j.reports.html;

/** What a final figure is about: a wide table is cut into one for each of these. */
enum Subject {
  LIKELIHOOD("log-likelihood"),
  RECONSTRUCTION("reconstruction"),
  CODE("latent code and run"),
  TRAINING("training");

  private final String words;

  Subject(String words) {
    this.words = words;
  }

  /** As it stands behind the title of a table. */
  String words() {
    return words;
  }
}
