package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.ByteDataSet;
import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.random.RandomStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Frey Faces (Roweis): 1,965 frames of one face, 28×20 grey. Shuffled by a seed of its own, so that
 * every run sees the same split, then 1,565 to train on, 200 for validation, which are left out
 * here, and 200 to test on (the sizes of Tomczak and Welling, 2018).
 */
record FreyFacesSource(Path folder, long splitSeed) implements DataSource {
  private static final String FILE = "freyfaces.npy";
  private static final int FRAMES = 1965;
  private static final int TRAIN = 1565;
  private static final int VALIDATION = 200;
  private static final ImageShape SHAPE = new ImageShape(28, 20);

  @Override
  public DataSplits load() {
    Path file = InputFiles.find(folder, "Frey Faces", List.of(FILE));
    ByteDataSet frames = read(file);
    int[] order = RandomStream.of(splitSeed).split("split").permutation(FRAMES);
    return new DataSplits(
        frames.select(Arrays.copyOfRange(order, 0, TRAIN)),
        frames.select(Arrays.copyOfRange(order, TRAIN + VALIDATION, FRAMES)));
  }

  private static ByteDataSet read(Path file) {
    NpyArray array = NpyFile.read(file);
    if (array instanceof NpyArray.Bytes bytes
        && Arrays.equals(array.shape(), new int[] {FRAMES, SHAPE.height(), SHAPE.width()})) {
      return ByteDataSet.images(bytes.values(), SHAPE);
    }
    throw new InputException(
        "%s holds %s; expected Frey Faces, uint8 of shape (%d, %d, %d)"
            .formatted(file, array.describe(), FRAMES, SHAPE.height(), SHAPE.width()));
  }
}
