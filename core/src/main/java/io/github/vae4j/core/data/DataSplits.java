package io.github.vae4j.core.data;

import java.util.List;

/**
 * Training and test data of one kind.
 *
 * @param notes sentences on how they were read that the user should see
 */
public record DataSplits(DataSet train, DataSet test, List<String> notes) {
  public DataSplits {
    notes = List.copyOf(notes);
    if (train.dim() != test.dim()) {
      throw new IllegalArgumentException(
          "training data have %d dimensions, test data %d".formatted(train.dim(), test.dim()));
    }
  }

  /** Data that need no word. */
  public DataSplits(DataSet train, DataSet test) {
    this(train, test, List.of());
  }

  /** SHA-256 of both parts' hashes in hexadecimal: equal splits, equal hash. */
  public String hash() {
    return ContentHash.of("train %s test %s".formatted(train.hash(), test.hash())).hex();
  }
}
