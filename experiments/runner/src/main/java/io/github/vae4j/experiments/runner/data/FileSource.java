package io.github.vae4j.experiments.runner.data;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.DataSet;
import io.github.vae4j.core.data.DataSource;
import io.github.vae4j.core.data.DataSplits;
import io.github.vae4j.core.data.ImageShape;
import io.github.vae4j.core.random.RandomStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A NumPy file of the user's. A {@code .npy} file, or the array {@code x} (else the first one) of a
 * {@code .npz} file with labels {@code y}, is split by a seed of its own, so that every run sees
 * the same split; arrays {@code x_train} and {@code x_test}, with labels {@code y_train} and {@code
 * y_test}, are taken as they are split.
 *
 * @param testShare share of the rows to test on
 * @param flattened the shape of the images that the rows of a table are, if they are
 */
record FileSource(Path path, double testShare, long splitSeed, Optional<ImageShape> flattened)
    implements DataSource {
  private static final byte[] ZIP_MARK = {'P', 'K'};

  @Override
  public DataSplits load() {
    byte[] start = start();
    if (Arrays.equals(start, NpyHeader.MARK)) {
      return split(rows().read("", NpyFile.read(path), null));
    }
    if (Arrays.equals(Arrays.copyOf(start, ZIP_MARK.length), ZIP_MARK)) {
      return loadArchive();
    }
    throw new InputException(
        "%s is neither a .npy nor a .npz file: save it with numpy.save or numpy.savez"
            .formatted(path));
  }

  private byte[] start() {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(NpyHeader.MARK.length);
    } catch (IOException e) {
      throw InputFiles.unreadable(path, e);
    }
  }

  private DataSplits loadArchive() {
    try (NpzFile archive = NpzFile.open(path)) {
      List<String> names = archive.names();
      if (names.contains("x_train") || names.contains("x_test")) {
        return alike(part(archive, "_train"), part(archive, "_test"));
      }
      String name =
          names.contains("x")
              ? "x"
              : names.stream()
                  .filter(other -> !other.equals("y"))
                  .findFirst()
                  .orElseThrow(() -> new InputException(path + " holds no arrays of data"));
      return split(rows().read(name, archive.get(name), archive.find("y").orElse(null)));
    } catch (IOException e) {
      throw InputFiles.unreadable(path, e);
    }
  }

  private DataSet part(NpzFile archive, String suffix) {
    return rows()
        .read("x" + suffix, archive.get("x" + suffix), archive.find("y" + suffix).orElse(null));
  }

  private DataSplits alike(DataSet train, DataSet test) {
    if (train.dim() != test.dim() || !train.imageShape().equals(test.imageShape())) {
      throw new InputException(
          "%s: rows of x_train have %d numbers%s, of x_test %d%s; expected the same"
              .formatted(path, train.dim(), shape(train), test.dim(), shape(test)));
    }
    return new DataSplits(train, test);
  }

  private static String shape(DataSet data) {
    return data.imageShape().map(s -> " (%d×%d)".formatted(s.height(), s.width())).orElse("");
  }

  private DataSplits split(DataSet all) {
    int rows = all.size();
    int test = (int) Math.max(1, Math.min(rows - 1, Math.round(rows * testShare)));
    if (rows < 2) {
      throw new InputException(
          "%s holds %d row; expected at least 2, to train and to test on".formatted(path, rows));
    }
    int[] order = RandomStream.of(splitSeed).split("split").permutation(rows);
    return new DataSplits(
        all.select(Arrays.copyOfRange(order, test, rows)),
        all.select(Arrays.copyOfRange(order, 0, test)));
  }

  private ArrayRows rows() {
    return new ArrayRows(path.toString(), flattened);
  }
}
