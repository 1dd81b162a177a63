package io.github.vae4j.core.tensor;

/** A learned array: it outlives the scopes that use it, and an optimiser changes it in place. */
public final class Parameter {
  private final String name;
  private final Shape shape;
  private final float[] values;
  private int version;

  /**
   * A parameter of those starting values.
   *
   * @param name unique within a model: "encoder.0.weight"
   */
  public Parameter(String name, Shape shape, float[] values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "parameter '%s' of shape %s was given %d values; expected %d"
              .formatted(name, shape, values.length, shape.size()));
    }
    this.name = name;
    this.shape = shape;
    this.values = values.clone();
  }

  public String name() {
    return name;
  }

  public Shape shape() {
    return shape;
  }

  /**
   * The live array, row-major. Who writes to it calls {@link #changed} afterwards, so that a tensor
   * that was to be computed from the old values says so instead of mixing old and new.
   */
  public float[] values() {
    return values;
  }

  /** Tells that the values were changed in place. */
  public void changed() {
    version++;
  }

  int version() {
    return version;
  }

  @Override
  public String toString() {
    return name + shape;
  }
}
