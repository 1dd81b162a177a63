package io.github.vae4j.core.data;

/** Training and test data of one kind. */
public record DataSplits(DataSet train, DataSet test) {
  public DataSplits {
    if (train.dim() != test.dim()) {
      throw new IllegalArgumentException(
          "training data have %d dimensions, test data %d".formatted(train.dim(), test.dim()));
    }
  }

  /** SHA-256 of both parts' hashes in hexadecimal: equal splits, equal hash. */
  public String hash() {
    return ContentHash.of("train %s test %s".formatted(train.hash(), test.hash())).hex();
  }
}
