package io.github.vae4j.core.engine;

class CopyingOpenBlasTest extends MatrixProductContract {
  @Override
  MatrixProduct product() {
    return new CopyingOpenBlas();
  }
}
