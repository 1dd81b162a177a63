package io.github.vae4j.core.tensor;

import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The gradient of one scalar: ∂loss/∂tensor for every leaf it depends on. Lives in its scope. */
public final class Gradients {
  private final Scope scope;
  private final IdentityHashMap<Tensor, float[]> arrays = new IdentityHashMap<>();

  Gradients(Scope scope) {
    this.scope = scope;
  }

  /** The gradient with respect to a parameter; zeros if the loss does not depend on it. */
  public Tensor of(Parameter parameter) {
    return of(scope.use(parameter));
  }

  /**
   * The gradient with respect to a parameter or variable; zeros if the loss does not depend on it.
   */
  public Tensor of(Tensor leaf) {
    return Tensor.leaf(scope, leaf.shape(), array(leaf), false);
  }

  /** The live array of a parameter's gradient, valid until the scope closes; for optimisers. */
  public float[] array(Parameter parameter) {
    return array(scope.use(parameter));
  }

  private float[] array(Tensor leaf) {
    scope.checkOpen();
    if (!leaf.isLeaf() || leaf.scope() != scope) {
      throw new IllegalArgumentException(
          "gradients are kept for parameters and variables; this tensor of shape %s %s"
              .formatted(
                  leaf.shape(),
                  leaf.scope() != scope
                      ? "belongs to another scope"
                      : leaf.tracked() ? "was computed" : "is a constant"));
    }
    float[] array = arrays.get(leaf);
    if (array == null) {
      array = scope.allocate(leaf.shape().size());
      Arrays.fill(array, 0, leaf.shape().size(), 0f);
      arrays.put(leaf, array);
    }
    return array;
  }

  void start(Tensor loss) {
    float[] one = scope.allocate(1);
    one[0] = 1f;
    arrays.put(loss, one);
  }

  void propagate(Tensor result) {
    float[] gradient = arrays.get(result);
    Tensor.Backward backward = result.backward();
    if (gradient != null && backward != null) {
      backward.run(gradient, this);
    }
  }

  /** Whether something was already written to the gradient of {@code input}. */
  boolean started(Tensor input) {
    return arrays.containsKey(input);
  }

  /**
   * The array to write the gradient of {@code input} to. The first writer must assign every
   * element, later ones must add: ask {@link #started} before calling this.
   */
  float[] target(Tensor input) {
    float[] array = arrays.get(input);
    if (array == null) {
      array = scope.allocate(input.shape().size());
      arrays.put(input, array);
    }
    return array;
  }

  /** As {@link #target}, for a writer that only adds: the array is filled with 0 first. */
  float[] zeroedTarget(Tensor input) {
    boolean started = started(input);
    float[] array = target(input);
    if (!started) {
      Arrays.fill(array, 0, input.shape().size(), 0f);
    }
    return array;
  }

  /** Adds a whole array, which becomes the gradient itself if it is the first. */
  void add(Tensor input, float[] gradient) {
    float @Nullable [] old = arrays.putIfAbsent(input, gradient);
    if (old != null) {
      int n = input.shape().size();
      for (int i = 0; i < n; i++) {
        old[i] += gradient[i];
      }
    }
  }
}
