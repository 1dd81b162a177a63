package io.github.vae4j.core.data;

/** Training and test data of one kind. */
public record DataSplits(DataSet train, DataSet test) {
  public DataSplits {
    if (train.dim() != test.dim()) {
      throw new IllegalArgumentException(
          "training data have %d dimensions, test data %d".formatted(train.dim(), test.dim()));
    }
  }
}
