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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A NumPy file of the user's. A {@code .npy} file, or the array {@code x} of a {@code .npz} file
 * (or its only one, whatever its name) with labels {@code y}, is split by a seed of its own, so
 * that every run sees the same split; arrays {@code x_train} and {@code x_test}, with labels {@code
 * y_train} and {@code y_test}, are taken as they are split. An archive that could be read in two
 * ways is refused; the notes of the data say what was read.
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
      NpyArray array = NpyFile.read(path);
      return split(rows().read("", array, null), rows().unscaled("", array).stream().toList());
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
      List<String> notes = new ArrayList<>();
      if (names.contains("x_train") || names.contains("x_test")) {
        if (names.contains("x")) {
          throw ambiguous(names);
        }
        NpyArray train = archive.get("x_train");
        NpyArray test = archive.get("x_test");
        requireOneType(train, test);
        return alike(
            part(archive, "x_train", train, "y_train", notes),
            part(archive, "x_test", test, "y_test", notes),
            notes);
      }
      String name = dataOf(names);
      return split(part(archive, name, archive.get(name), "y", notes), notes);
    } catch (IOException e) {
      throw InputFiles.unreadable(path, e);
    }
  }

  /** Bytes are scaled and floats are not, so that one model would see two kinds of pixels. */
  private void requireOneType(NpyArray train, NpyArray test) {
    if (train.type() != test.type()) {
      throw new InputException(
          "%s: x_train is %s, x_test %s; expected one type"
              .formatted(path, train.describe(), test.describe()));
    }
  }

  /** The array of rows. */
  private String dataOf(List<String> names) {
    List<String> others = names.stream().filter(name -> !name.equals("y")).toList();
    if (others.isEmpty()) {
      throw new InputException(path + " holds no arrays of data");
    }
    if (!names.contains("x") && others.size() > 1) {
      throw ambiguous(names);
    }
    return names.contains("x") ? "x" : others.get(0);
  }

  private InputException ambiguous(List<String> names) {
    return new InputException(
        "%s holds the arrays %s, and it is not clear which are the data; expected x, with labels y, or x_train and x_test, with labels y_train and y_test: save it with numpy.savez(file, x=..., y=...)"
            .formatted(path, String.join(", ", names)));
  }

  private DataSet part(
      NpzFile archive, String name, NpyArray array, String labels, List<String> notes) {
    Optional<NpyArray> classes = archive.find(labels);
    DataSet data = rows().read(name, array, classes.orElse(null));
    notes.add(
        "the data are array '%s' of %s, %s, %s"
            .formatted(
                name,
                path,
                array.describe(),
                classes.isPresent() ? "with labels '%s'".formatted(labels) : "without labels"));
    rows().unscaled(name, array).ifPresent(notes::add);
    return data;
  }

  private DataSplits alike(DataSet train, DataSet test, List<String> notes) {
    if (train.dim() != test.dim() || !train.imageShape().equals(test.imageShape())) {
      throw new InputException(
          "%s: rows of x_train have %d numbers%s, of x_test %d%s; expected the same"
              .formatted(path, train.dim(), shape(train), test.dim(), shape(test)));
    }
    return new DataSplits(train, test, notes);
  }

  private static String shape(DataSet data) {
    return data.imageShape().map(s -> " (%d×%d)".formatted(s.height(), s.width())).orElse("");
  }

  private DataSplits split(DataSet all, List<String> notes) {
    int rows = all.size();
    int test = (int) Math.max(1, Math.min(rows - 1, Math.round(rows * testShare)));
    if (rows < 2) {
      throw new InputException(
          "%s holds %d row; expected at least 2, to train and to test on".formatted(path, rows));
    }
    int[] order = RandomStream.of(splitSeed).split("split").permutation(rows);
    return new DataSplits(
        all.select(Arrays.copyOfRange(order, test, rows)),
        all.select(Arrays.copyOfRange(order, 0, test)),
        notes);
  }

  private ArrayRows rows() {
    return new ArrayRows(path.toString(), flattened);
  }
}
