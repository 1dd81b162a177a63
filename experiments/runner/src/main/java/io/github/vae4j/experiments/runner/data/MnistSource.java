package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.ByteDataSet;
import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.ImageShape;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * MNIST (LeCun, Cortes, Burges, 1998), or any other data in its four files: 28×28 grey digits with
 * labels, 60,000 to train on and 10,000 to test on.
 *
 * @param files where each of the four files is
 */
record MnistSource(Function<MnistFile, Path> files) implements DataSource {
  private static final int CLASSES = 10;

  /** Files that the user has in a folder, packed or unpacked. */
  static MnistSource in(Path folder) {
    return new MnistSource(
        file -> InputFiles.find(folder, file.remote().name() + " (MNIST)", file.names()));
  }

  /** Files that are downloaded unless they are in the cache. */
  static MnistSource downloaded(Download download) {
    return new MnistSource(file -> download.fetch(file.remote()));
  }

  @Override
  public DataSplits load() {
    ByteDataSet train = read(MnistFile.TRAIN_IMAGES, MnistFile.TRAIN_LABELS);
    ByteDataSet test = read(MnistFile.TEST_IMAGES, MnistFile.TEST_LABELS);
    ImageShape ours = train.imageShape().orElseThrow();
    ImageShape theirs = test.imageShape().orElseThrow();
    if (!ours.equals(theirs)) {
      throw new InputException(
          "training images in '%s' are %d×%d, test images %d×%d; expected the same"
              .formatted(
                  files.apply(MnistFile.TRAIN_IMAGES).getParent(),
                  ours.height(),
                  ours.width(),
                  theirs.height(),
                  theirs.width()));
    }
    return new DataSplits(train, test);
  }

  private ByteDataSet read(MnistFile imageFile, MnistFile labelFile) {
    Path imagePath = files.apply(imageFile);
    Path labelPath = files.apply(labelFile);
    IdxFile images = IdxFile.images(imagePath);
    IdxFile labels = IdxFile.labels(labelPath);
    if (images.count() != labels.count()) {
      throw new InputException(
          "%s holds %d images, but %s holds %d labels; expected one for each image"
              .formatted(imagePath, images.count(), labelPath, labels.count()));
    }
    int[] classes = new int[labels.count()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = labels.content()[i] & 0xFF;
      if (classes[i] >= CLASSES) {
        throw new InputException(
            "%s: label %d is %d; expected 0 to %d"
                .formatted(labelPath, i, classes[i], CLASSES - 1));
      }
    }
    return ByteDataSet.images(images.content(), images.imageShape(), classes);
  }
}
