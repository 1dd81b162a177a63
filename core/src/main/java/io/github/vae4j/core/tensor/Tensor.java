package io.github.vae4j.core.tensor;

import io.github.vae4j.core.engine.Activation;
import io.github.vae4j.core.engine.Arithmetic;
import io.github.vae4j.core.engine.Choice;
import io.github.vae4j.core.engine.Exponential;
import io.github.vae4j.core.engine.Kernel;
import io.github.vae4j.core.engine.Power;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A row-major array of 32-bit floats, with the record of how it was computed. Immutable, owned by
 * its {@link Scope}. Shapes of elementwise operands broadcast: aligned at the last dimension, a
 * missing dimension or one of size 1 is repeated. Dimensions may be counted from the last, −1.
 *
 * <p>Elementwise operations wait until their values are needed, and then run together in one pass
 * over memory. Activations and special functions are in {@link Activations} and {@link
 * SpecialFunctions}.
 */
public final class Tensor {
  /** Sends a gradient of this tensor on to what it was computed from. */
  @FunctionalInterface
  interface Backward {
    void run(float[] gradient, Gradients gradients);
  }

  /** Longer chains are computed in parts, so that a block's values stay in the cache. */
  private static final int LONGEST_CHAIN = 24;

  private static final Tensor[] NONE = new Tensor[0];

  private final Scope scope;
  private final Shape shape;
  private final boolean tracked;
  private float @Nullable [] array;
  private @Nullable Kernel kernel;
  private Tensor[] operands = NONE;
  private int chain;
  private @Nullable Backward backward;
  private @Nullable Parameter parameter;
  private int version;

  private Tensor(Scope scope, Shape shape, boolean tracked) {
    this.scope = scope;
    this.shape = shape;
    this.tracked = tracked && scope.recording();
  }

  // ---- making ------------------------------------------------------------------------------

  static Tensor leaf(Scope scope, Shape shape, float[] array, boolean tracked) {
    Tensor tensor = new Tensor(scope, shape, tracked);
    tensor.array = array;
    return tensor;
  }

  static Tensor parameter(Scope scope, Parameter parameter, boolean tracked) {
    Tensor tensor = leaf(scope, parameter.shape(), parameter.values(), tracked);
    tensor.parameter = parameter;
    tensor.version = parameter.version();
    return tensor;
  }

  static Tensor result(
      Scope scope, Shape shape, float[] array, boolean tracked, Backward backward) {
    Tensor tensor = leaf(scope, shape, array, tracked);
    tensor.record(backward);
    return tensor;
  }

  /** A leaf that shares this tensor's values, and its watch over a parameter's changes. */
  private Tensor view(Shape newShape, boolean track) {
    Tensor tensor = leaf(scope, newShape, array(), track);
    tensor.parameter = parameter;
    tensor.version = version;
    return tensor;
  }

  /** The same values in another shape of the same size, with that way back for the gradient. */
  Tensor seen(Shape newShape, Backward action) {
    Tensor tensor = view(newShape, tracked);
    tensor.record(action);
    return tensor;
  }

  /** The same values in another shape of the same size. */
  Tensor reshaped(Shape newShape) {
    return seen(newShape, (g, grads) -> grads.add(this, g));
  }

  private void record(Backward action) {
    if (tracked) {
      backward = action;
      scope.record(this);
    }
  }

  /** An elementwise operation, to be computed when its values are needed. */
  static Tensor elementwise(Kernel kernel, boolean tracked, Tensor... operands) {
    Scope scope = scopeOf(operands);
    Shape shape = operands[0].shape;
    for (Tensor operand : operands) {
      shape = Shape.broadcast(shape, operand.shape);
    }
    int chain = 1;
    for (Tensor operand : operands) {
      if (!operand.computed() && (!operand.shape.equals(shape) || operand.chain > LONGEST_CHAIN)) {
        operand.array(); // computed once, not once for every repetition
      }
      chain += operand.computed() ? 0 : operand.chain;
    }
    Tensor tensor = new Tensor(scope, shape, tracked);
    tensor.kernel = kernel;
    tensor.operands = operands;
    tensor.chain = chain;
    return tensor;
  }

  /** The open scope that all operands belong to. */
  static Scope scopeOf(Tensor... operands) {
    Scope scope = operands[0].scope;
    scope.checkOpen();
    for (Tensor operand : operands) {
      if (operand.scope != scope) {
        throw new IllegalArgumentException(
            "operands of shapes %s and %s belong to different scopes; make both in one"
                .formatted(operands[0].shape, operand.shape));
      }
    }
    return scope;
  }

  Tensor map(Kernel function) {
    return elementwise(function, tracked, this);
  }

  private Tensor combine(Kernel function, Tensor other) {
    return elementwise(function, tracked || other.tracked, this, other);
  }

  // ---- what the engine sees ----------------------------------------------------------------

  boolean computed() {
    return array != null;
  }

  boolean tracked() {
    return tracked;
  }

  boolean isLeaf() {
    return computed() && backward == null && tracked;
  }

  Kernel kernel() {
    return Objects.requireNonNull(kernel);
  }

  Tensor[] operands() {
    return operands;
  }

  @Nullable Backward backward() {
    return backward;
  }

  /** The values, computed now if they have not been. */
  float[] array() {
    scope.checkOpen();
    float[] values = array;
    if (values == null) {
      Region region = Region.of(this);
      values = scope.allocate(shape.size());
      region.store(values);
      array = values;
      kernel = null;
      operands = NONE;
      record((gradient, gradients) -> region.gradient(gradient, 1, gradients));
    } else if (parameter != null && parameter.version() != version) {
      throw new IllegalStateException(
          "parameter '%s' was changed after this scope used it; compute everything that depends on"
                  .formatted(parameter.name())
              + " it before the optimiser's step, or use it in a new scope");
    }
    return values;
  }

  // ---- reading -----------------------------------------------------------------------------

  public Shape shape() {
    return shape;
  }

  public Scope scope() {
    return scope;
  }

  /** A copy of the values, row-major. */
  public float[] toArray() {
    float[] values = array();
    float[] copy = scope.outside(shape.size());
    System.arraycopy(values, 0, copy, 0, copy.length);
    return copy;
  }

  /** The one value of a tensor of one element. */
  public float item() {
    if (shape.size() != 1) {
      throw new IllegalArgumentException("item() of shape " + shape + "; expected one element");
    }
    return array()[0];
  }

  /** A copy as an ND4J array in 'c' order. This starts ND4J. */
  public INDArray toINDArray() {
    return IndArrays.copyOut(this);
  }

  // ---- arithmetic --------------------------------------------------------------------------

  public Tensor add(Tensor other) {
    return combine(Arithmetic.ADD, other);
  }

  public Tensor add(double constant) {
    return map(new Arithmetic.Affine(1f, (float) constant));
  }

  public Tensor sub(Tensor other) {
    return combine(Arithmetic.SUB, other);
  }

  public Tensor sub(double constant) {
    return add(-constant);
  }

  public Tensor mul(Tensor other) {
    return combine(Arithmetic.MUL, other);
  }

  public Tensor mul(double constant) {
    return map(new Arithmetic.Affine((float) constant, 0f));
  }

  public Tensor div(Tensor other) {
    return combine(Arithmetic.DIV, other);
  }

  public Tensor div(double constant) {
    return map(new Arithmetic.DivideBy((float) constant));
  }

  public Tensor neg() {
    return mul(-1);
  }

  /** 1 / x. */
  public Tensor reciprocal() {
    return map(Power.RECIPROCAL);
  }

  public Tensor square() {
    return map(Power.SQUARE);
  }

  /** √x; its gradient at 0 is ∞. */
  public Tensor sqrt() {
    return map(Power.SQRT);
  }

  /** |x|; its gradient at 0 is 0. */
  public Tensor abs() {
    return map(Power.ABS);
  }

  /** xᵖ for a constant p. */
  public Tensor pow(double exponent) {
    return map(new Power.PowerOf(exponent));
  }

  /** xʸ elementwise; the gradient with respect to y is taken as 0 where x is 0. */
  public Tensor pow(Tensor exponent) {
    return combine(Power.POW, exponent);
  }

  /** The smaller of both; at a tie each gets half of the gradient. */
  public Tensor min(Tensor other) {
    return combine(Choice.MIN, other);
  }

  /** The larger of both; at a tie each gets half of the gradient. */
  public Tensor max(Tensor other) {
    return combine(Choice.MAX, other);
  }

  /** x bounded to [low, high]; the gradient is 1 inside and on the bounds, 0 outside. */
  public Tensor clip(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException("clip to [%s, %s] is empty".formatted(low, high));
    }
    return map(new Choice.Clip((float) low, (float) high));
  }

  /** 1 where x > other, else 0; without gradient. */
  public Tensor greater(Tensor other) {
    return elementwise(Choice.GREATER, false, this, other);
  }

  /** 1 where x > constant, else 0; without gradient. */
  public Tensor greater(double constant) {
    return elementwise(new Choice.GreaterThan((float) constant), false, this);
  }

  /** This tensor's value where {@code condition} is not 0, the other's elsewhere. */
  public Tensor where(Tensor condition, Tensor otherwise) {
    return elementwise(
        Choice.WHERE, tracked || otherwise.tracked, condition.stopGradient(), this, otherwise);
  }

  /** The same values; no gradient flows back through them. */
  public Tensor stopGradient() {
    scope.checkOpen();
    if (!tracked) {
      return this;
    }
    return computed() ? view(shape, false) : elementwise(Arithmetic.IDENTITY, false, this);
  }

  // ---- exponentials and logarithms ---------------------------------------------------------

  public Tensor exp() {
    return map(Exponential.EXP);
  }

  /** eˣ − 1, exact near 0. */
  public Tensor expm1() {
    return map(Exponential.EXPM1);
  }

  /** ln x. */
  public Tensor log() {
    return map(Exponential.LOG);
  }

  /** ln(1 + x), exact near 0. */
  public Tensor log1p() {
    return map(Exponential.LOG1P);
  }

  /** 1 / (1 + e⁻ˣ). */
  public Tensor sigmoid() {
    return map(Activation.SIGMOID);
  }

  public Tensor tanh() {
    return map(Activation.TANH);
  }

  /** ln(1 + eˣ), as max(x, 0) + ln(1 + e^−|x|). */
  public Tensor softplus() {
    return map(Activation.SOFTPLUS);
  }

  // ---- reductions --------------------------------------------------------------------------

  /** The sum of all elements; 0 if there are none. */
  public Tensor sum() {
    return Reduce.sumAll(this);
  }

  /** The sum along a dimension, which is removed. */
  public Tensor sum(int dimension) {
    return Reduce.sum(this, dimension);
  }

  /** The mean of all elements; NaN if there are none. */
  public Tensor mean() {
    return sum().div(shape.size());
  }

  /** The mean along a dimension, which is removed. */
  public Tensor mean(int dimension) {
    return sum(dimension).div(shape.get(dimension));
  }

  /**
   * The largest value along a dimension, which is removed; the first of equals gets the gradient.
   */
  public Tensor max(int dimension) {
    return Reduce.max(this, dimension);
  }

  /** log Σ exp(x) along a dimension, which is removed; −∞ if it is empty. */
  public Tensor logSumExp(int dimension) {
    return LogSumExp.of(this, dimension);
  }

  /** x − log Σ exp(x) along a dimension: normalised log-probabilities. */
  public Tensor logSoftmax(int dimension) {
    if (shape.get(dimension) == 0) {
      return this;
    }
    array(); // used twice
    Shape kept = shape.with(dimension, 1);
    // The largest value is taken away first, so that the difference keeps its digits.
    Tensor shifted = sub(stopGradient().max(dimension).reshape(kept));
    return shifted.sub(shifted.logSumExp(dimension).reshape(kept));
  }

  /** exp(x) / Σ exp(x) along a dimension. */
  public Tensor softmax(int dimension) {
    return logSoftmax(dimension).exp();
  }

  // ---- matrix products ---------------------------------------------------------------------

  /** [..., M, K] · [K, N], or · [..., K, N] with broadcast leading dimensions. */
  public Tensor matmul(Tensor other) {
    return other.shape.rank() == 2
        ? MatMul.affine(this, other, null)
        : BatchedMatMul.of(this, other);
  }

  /** x·W + b for x [..., K], W [K, N] and b [N]. */
  public Tensor affine(Tensor weight, Tensor bias) {
    return MatMul.affine(this, weight, bias);
  }

  // ---- shape -------------------------------------------------------------------------------

  /** The same elements in another shape of the same size. */
  public Tensor reshape(Shape newShape) {
    return Rearrange.reshape(this, newShape);
  }

  /** The same elements in another shape of the same size. */
  public Tensor reshape(int... sizes) {
    return reshape(Shape.of(sizes));
  }

  /** The last two dimensions exchanged. */
  public Tensor transpose() {
    return transpose(-2, -1);
  }

  /** Two dimensions exchanged. */
  public Tensor transpose(int first, int second) {
    return Rearrange.transpose(this, first, second);
  }

  /** Elements [from, to) along a dimension. */
  public Tensor slice(int dimension, int from, int to) {
    return Rearrange.slice(this, dimension, from, to);
  }

  /** This tensor and others, one after the other along a dimension. */
  public Tensor concat(int dimension, Tensor... others) {
    return Rearrange.concat(this, dimension, others);
  }

  /** The rows of those indices (along dimension 0), repeats allowed. */
  public Tensor gather(int... rows) {
    return Rearrange.gather(this, rows);
  }

  @Override
  public String toString() {
    if (scope.closed()) {
      return "Tensor" + shape + " (of a closed scope)";
    }
    float[] values = array;
    if (values == null) {
      return "Tensor" + shape + " (not computed yet)";
    }
    int shown = Math.min(8, shape.size());
    return "Tensor"
        + shape
        + Arrays.toString(Arrays.copyOf(values, shown))
        + (shown < shape.size() ? "…" : "");
  }
}
