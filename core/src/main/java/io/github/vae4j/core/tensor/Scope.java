package io.github.vae4j.core.tensor;

import io.github.vae4j.core.random.RandomStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Owns every array computed in it, usually for one training step, and the record from which
 * gradients are taken. Closing it gives all arrays back at once; a tensor used after that says so.
 * Not safe for use by several threads at once.
 */
public final class Scope implements AutoCloseable {
  private final Device device;
  private final boolean recording;
  private final Predicate<Parameter> learned;
  private final List<float[]> arrays = new ArrayList<>();
  private final List<Tensor> tape = new ArrayList<>();
  private final IdentityHashMap<Parameter, Tensor> parameters = new IdentityHashMap<>();
  private boolean closed;

  Scope(Device device, boolean recording, Predicate<Parameter> learned) {
    this.device = device;
    this.recording = recording;
    this.learned = learned;
  }

  public Device device() {
    return device;
  }

  /** Whether gradients can be taken. */
  public boolean recording() {
    return recording;
  }

  /** A copy of row-major values as a tensor without gradient. */
  public Tensor constant(Shape shape, float... values) {
    return Tensor.leaf(this, shape, copied(shape, values), false);
  }

  /**
   * A tensor without gradient whose row-major values are written in place.
   *
   * @param writer is given an array of at least the shape's size, with unspecified contents
   */
  public Tensor constant(Shape shape, Consumer<float[]> writer) {
    float[] array = allocate(shape.size());
    writer.accept(array);
    return Tensor.leaf(this, shape, array, false);
  }

  /** Writes rows {@code [from, to)} of a row-major array. */
  @FunctionalInterface
  public interface RowsWriter {
    void write(float[] values, int from, int to);
  }

  /**
   * A tensor of shape [rows, width] without gradient whose rows are written in place, by several
   * threads at once.
   *
   * @param writer is given an array with unspecified contents
   */
  public Tensor rows(int rows, int width, RowsWriter writer) {
    float[] array = allocate(Shape.of(rows, width).size());
    Axis.forRows(device, rows, width, (from, to, worker) -> writer.write(array, from, to));
    return Tensor.leaf(this, Shape.of(rows, width), array, false);
  }

  /** A copy of a vector. */
  public Tensor constant(float... values) {
    return constant(Shape.of(values.length), values);
  }

  /** One number. */
  public Tensor scalar(double value) {
    return constant(Shape.of(), (float) value);
  }

  /** A tensor of equal values. */
  public Tensor full(Shape shape, double value) {
    float[] array = allocate(shape.size());
    java.util.Arrays.fill(array, 0, shape.size(), (float) value);
    return Tensor.leaf(this, shape, array, false);
  }

  /** A copy of row-major values as a tensor whose gradient can be asked for. */
  public Tensor variable(Shape shape, float... values) {
    return Tensor.leaf(this, shape, copied(shape, values), recording);
  }

  /**
   * The parameter's values, not copied, as a tensor whose gradient can be asked for, unless this
   * scope takes the parameter as a constant.
   */
  public Tensor use(Parameter parameter) {
    checkOpen();
    return parameters.computeIfAbsent(
        parameter, p -> Tensor.parameter(this, p, recording && learned.test(p)));
  }

  /** A copy of an ND4J array of any order and floating-point type. Later changes are not seen. */
  public Tensor from(INDArray array) {
    return IndArrays.copyIn(this, array);
  }

  /** Draws of the standard normal distribution. */
  public Tensor normal(Shape shape, RandomStream random) {
    int size = shape.size();
    return drawn(shape, random, size + size % 2, RandomStream::fillNormal);
  }

  /** Numbers uniform on [0, 1). */
  public Tensor uniform(Shape shape, RandomStream random) {
    return drawn(shape, random, shape.size(), RandomStream::fillUniform);
  }

  private interface Draw {
    void fill(RandomStream random, float[] out, int from, int n);
  }

  /** Every part is drawn from where one stream would be when it comes to it. */
  private Tensor drawn(Shape shape, RandomStream random, int words, Draw draw) {
    float[] array = allocate(shape.size());
    long start = random.position();
    Axis.forRows(
        device,
        shape.size(),
        1,
        (from, to, worker) -> draw.fill(random.at(start + from), array, from, to - from));
    random.skip(words);
    return Tensor.leaf(this, shape, array, false);
  }

  /**
   * The gradient of a scalar with respect to every parameter and variable it was computed from.
   *
   * @throws IllegalArgumentException if {@code loss} is not one number or belongs to another scope
   * @throws IllegalStateException if this scope records nothing
   */
  public Gradients gradients(Tensor loss) {
    checkOpen();
    if (!recording) {
      throw new IllegalStateException(
          "this scope records no gradients; open it with Device.scope(), not inference()");
    }
    if (loss.scope() != this || loss.shape().size() != 1) {
      throw new IllegalArgumentException(
          "a gradient is taken of one number of this scope; given shape %s%s"
              .formatted(loss.shape(), loss.scope() == this ? "" : " of another scope"));
    }
    loss.array();
    Gradients gradients = new Gradients(this);
    if (loss.tracked()) {
      gradients.start(loss);
      for (int i = tape.size() - 1; i >= 0; i--) {
        gradients.propagate(tape.get(i));
      }
    }
    return gradients;
  }

  /** Gives all arrays back. Tensors of this scope must not be used any more. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      // Last in, first out: the next step finds every array where this one had it, in the cache of
      // the worker that wrote it.
      for (int i = arrays.size() - 1; i >= 0; i--) {
        device.pool().give(arrays.get(i));
      }
      arrays.clear();
      tape.clear();
      parameters.clear();
    }
  }

  float[] allocate(int size) {
    checkOpen();
    float[] array = device.pool().take(size);
    arrays.add(array);
    return array;
  }

  /** An array that outlives this scope, for which kept ones make room if memory is short. */
  float[] outside(int size) {
    return device.pool().outside(size);
  }

  private float[] copied(Shape shape, float[] values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "shape %s needs %d values; given %d".formatted(shape, shape.size(), values.length));
    }
    float[] array = allocate(values.length);
    System.arraycopy(values, 0, array, 0, values.length);
    return array;
  }

  void record(Tensor result) {
    tape.add(result);
  }

  boolean closed() {
    return closed;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the tensor's scope is closed and its memory was given back; read what is needed"
              + " (toArray, item) before the scope closes");
    }
  }
}
