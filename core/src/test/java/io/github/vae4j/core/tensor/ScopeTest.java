package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private final Device device = Device.cpu(2);

  @AfterEach
  void close() {
    device.close();
  }

  /** What a worker wrote in one step is in its cache in the next. */
  @Test
  void aStepFindsItsArraysWhereTheStepBeforeHadThem() {
    List<float[]> before = arraysOfAStep();
    List<float[]> after = arraysOfAStep();
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).isSameAs(before.get(i));
    }
  }

  private List<float[]> arraysOfAStep() {
    try (Scope scope = device.scope()) {
      return List.of(
          scope.allocate(1000), scope.allocate(1000), scope.allocate(20), scope.allocate(1000));
    }
  }

  @Test
  void everyUseAfterCloseSaysSo() {
    Scope scope = device.scope();
    Parameter parameter = new Parameter("w", Shape.of(2, 2), new float[4]);
    Tensor used = scope.use(parameter);
    Tensor x = scope.variable(Shape.of(2, 2), 1f, 2f, 3f, 4f);
    Tensor lazy = x.exp();
    Tensor loss = x.mul(used).sum();
    Gradients gradients = scope.gradients(loss);
    Tensor gradient = gradients.of(x);
    scope.close();
    scope.close(); // twice does no harm

    Map<String, ThrowingCallable> uses = new LinkedHashMap<>();
    uses.put("toArray", x::toArray);
    uses.put("toArray of a lazy tensor", lazy::toArray);
    uses.put("toArray of a parameter", used::toArray);
    uses.put("toArray of a gradient", gradient::toArray);
    uses.put("item", loss::item);
    uses.put("toINDArray", x::toINDArray);
    uses.put("unary", x::exp);
    uses.put("binary", () -> x.add(x));
    uses.put("sum", x::sum);
    uses.put("sum along", () -> lazy.sum(0));
    uses.put("max", () -> x.max(0));
    uses.put("logSumExp", () -> x.logSumExp(0));
    uses.put("matmul", () -> x.matmul(x));
    uses.put("reshape", () -> x.reshape(4));
    uses.put("slice", () -> x.slice(0, 0, 1));
    uses.put("slice of everything", () -> x.slice(0, 0, 2));
    uses.put("concat", () -> x.concat(0, x));
    uses.put("transpose", x::transpose);
    uses.put("gather", () -> x.gather(0));
    uses.put("stopGradient", x::stopGradient);
    uses.put("stopGradient of a constant", gradient::stopGradient);
    uses.put("use", () -> scope.use(parameter));
    uses.put("constant", () -> scope.constant(1f));
    uses.put("full", () -> scope.full(Shape.of(2), 1));
    uses.put("normal", () -> scope.normal(Shape.of(2), RandomStream.of(1)));
    uses.put("gradients", () -> scope.gradients(loss));
    uses.put("of", () -> gradients.of(x));
    uses.put("of a parameter", () -> gradients.of(parameter));
    uses.put("array", () -> gradients.array(parameter));
    uses.forEach(
        (name, use) ->
            assertThatThrownBy(use)
                .as(name)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("scope is closed")
                .hasMessageContaining("before the scope closes"));
    assertThat(x.toString()).contains("[2, 2]").contains("closed");
    assertThat(lazy.toString()).contains("[2, 2]");
    assertThat(x.shape()).isEqualTo(Shape.of(2, 2));
  }

  @Test
  void operandsOfAnotherScopeAreRefused() {
    try (Scope scope = device.scope();
        Scope other = device.scope()) {
      Tensor a = scope.variable(Shape.of(2), 1f, 2f);
      Tensor b = other.variable(Shape.of(2), 1f, 2f);
      List<ThrowingCallable> uses = new ArrayList<>();
      uses.add(() -> a.add(b));
      uses.add(() -> a.max(b));
      uses.add(() -> a.where(b, a));
      uses.add(() -> a.where(a, b));
      uses.add(() -> a.concat(0, b));
      uses.add(() -> a.pow(b));
      for (ThrowingCallable use : uses) {
        assertThatThrownBy(use)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("different scopes");
      }
      assertThatThrownBy(() -> scope.gradients(b.sum())).hasMessageContaining("another scope");
      Gradients gradients = scope.gradients(a.sum());
      assertThatThrownBy(() -> gradients.of(b)).hasMessageContaining("another scope");
    }
  }

  @Test
  void anInferenceScopeHasNoGradients() {
    try (Scope scope = device.inference()) {
      Tensor x = scope.variable(Shape.of(2), 1f, 2f);
      Tensor loss = x.square().sum();
      assertThat(loss.item()).isEqualTo(5f);
      assertThatThrownBy(() -> scope.gradients(loss))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Device.scope()");
    }
  }

  @Test
  void gradientsAreOfOneNumberAndKeptForLeaves() {
    try (Scope scope = device.scope()) {
      Tensor x = scope.variable(Shape.of(2), 1f, 2f);
      Tensor constant = scope.constant(1f, 2f);
      Tensor computed = x.mul(2);
      Tensor loss = computed.mul(constant).sum();
      assertThatThrownBy(() -> scope.gradients(computed)).hasMessageContaining("shape [2]");
      Gradients gradients = scope.gradients(loss);
      assertThatThrownBy(() -> gradients.of(computed)).hasMessageContaining("was computed");
      assertThatThrownBy(() -> gradients.of(constant)).hasMessageContaining("constant");
      Tensor unused = scope.variable(Shape.of(3), 1f, 2f, 3f);
      assertThat(gradients.of(unused).toArray()).containsExactly(0f, 0f, 0f);
      Parameter parameter = new Parameter("unused", Shape.of(2), new float[2]);
      assertThat(gradients.of(parameter).toArray()).containsExactly(0f, 0f);
      assertThat(gradients.array(parameter)).startsWith(0f, 0f);
      Tensor number = scope.variable(Shape.of(), 3f);
      assertThat(scope.gradients(number).of(number).item()).isEqualTo(1f);
      assertThat(scope.gradients(constant.sum()).of(x).toArray()).containsExactly(0f, 0f);
    }
  }

  @Test
  void aParameterChangedBeforeItsUseWasComputedIsNoticed() {
    Parameter w = new Parameter("decoder.weight", Shape.of(2), new float[] {1f, 2f});
    try (Scope scope = device.scope()) {
      Tensor x = scope.variable(Shape.of(2), 1f, 1f);
      Tensor eager = scope.use(w).mul(x).sum(-1);
      Tensor lazy = scope.use(w).mul(x);
      Tensor view = scope.use(w).reshape(2, 1);
      w.values()[0] = 5f;
      w.changed();
      assertThat(eager.item()).isEqualTo(3f);
      ThrowingCallable[] uses = {
        lazy::toArray, () -> scope.gradients(eager), view::toArray, () -> scope.use(w).toArray()
      };
      for (ThrowingCallable use : uses) {
        assertThatThrownBy(use)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("decoder.weight")
            .hasMessageContaining("new scope");
      }
    }
    try (Scope scope = device.scope()) {
      assertThat(scope.use(w).toArray()).containsExactly(5f, 2f);
    }
  }

  @Test
  void aParameterIsUsedInPlaceAndOnceInAScope() {
    Parameter w = new Parameter("w", Shape.of(2), new float[] {1f, 2f});
    try (Scope scope = device.scope()) {
      assertThat(scope.use(w)).isSameAs(scope.use(w));
      Tensor loss = scope.use(w).mul(scope.use(w)).sum();
      assertThat(scope.gradients(loss).of(w).toArray()).containsExactly(2f, 4f);
    }
  }

  @Test
  void constantsAreCopies() {
    float[] values = {1f, 2f};
    try (Scope scope = device.scope()) {
      Tensor x = scope.constant(values);
      values[0] = 9f;
      assertThat(x.toArray()).containsExactly(1f, 2f);
      x.toArray()[0] = 9f;
      assertThat(x.toArray()).containsExactly(1f, 2f);
      assertThatThrownBy(() -> scope.constant(Shape.of(3), 1f))
          .hasMessageContaining("needs 3 values; given 1");
    }
  }

  @Test
  void thePoolDoesNotGrowOverSteps() {
    step(device, 0);
    long after = device.pool().allocated();
    for (int i = 1; i < 50; i++) {
      step(device, i);
    }
    assertThat(device.pool().allocated()).isEqualTo(after);
    assertThat(device.pool().taken()).isZero();
  }

  @Test
  void buffersComeBackAfterExceptions() {
    step(device, 0);
    long after = device.pool().allocated();
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(
              () -> {
                try (Scope scope = device.scope()) {
                  Tensor x = scope.full(Shape.of(30, 30), 1).exp();
                  x.array();
                  x.add(scope.full(Shape.of(7), 1));
                }
              })
          .isInstanceOf(IllegalArgumentException.class);
      step(device, i);
    }
    assertThat(device.pool().allocated()).isLessThan(after + 4 * 1024);
    assertThat(device.pool().taken()).isZero();
  }

  private static void step(Device device, int seed) {
    try (Scope scope = device.scope()) {
      Tensor x = scope.normal(Shape.of(20, 30), RandomStream.of(seed));
      Tensor w = scope.variable(Shape.of(30, 8), new float[240]);
      Tensor b = scope.variable(Shape.of(8), new float[8]);
      Tensor h = Activations.relu(x.affine(w, b)).mul(b);
      Tensor loss = h.logSumExp(1).add(h.sum(-1)).add(h.max(1)).concat(0, b).sum();
      assertThat(scope.gradients(loss).of(w).toArray()).hasSize(240);
    }
  }

  @Test
  void scopesOfOneDeviceCanBeOpenAtOnceInSeveralThreads() throws InterruptedException {
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      int seed = t;
      threads.add(
          new Thread(
              () -> {
                try {
                  float[] expected = run(seed);
                  for (int i = 0; i < 30; i++) {
                    assertThat(run(seed)).isEqualTo(expected);
                  }
                } catch (Throwable failure) {
                  failures.add(failure);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }

  private float[] run(int seed) {
    try (Scope scope = device.scope()) {
      Tensor x = scope.variable(Shape.of(70, 300), drawn(21_000, seed));
      Tensor y = x.matmul(x.transpose()).mul(0.01).sigmoid().mul(x.sum(1));
      return scope.gradients(y.sum()).of(x).toArray();
    }
  }

  @Test
  void drawsAreThoseOfOneStreamHoweverManyThreadsFillThem() {
    for (int n : new int[] {0, 1, 5, 8191, 8192, 8193, 50_001}) {
      RandomStream expected = RandomStream.of(91);
      RandomStream random = RandomStream.of(91);
      expected.nextBits();
      random.nextBits();
      float[] normal = new float[n];
      float[] uniform = new float[n];
      expected.fillNormal(normal, 0, n);
      expected.fillUniform(uniform, 0, n);
      try (Scope scope = device.inference()) {
        assertThat(scope.normal(Shape.of(n), random).toArray()).isEqualTo(normal);
        assertThat(scope.uniform(Shape.of(n), random).toArray()).isEqualTo(uniform);
      }
      assertThat(random.position()).isEqualTo(expected.position());
    }
  }

  private static float[] drawn(int n, int seed) {
    float[] values = new float[n];
    RandomStream.of(seed).fillNormal(values, 0, n);
    return values;
  }

  @Test
  void aClosedDeviceSaysSo() {
    Device closed = Device.cpu(2);
    Scope scope = closed.scope();
    Tensor x = scope.full(Shape.of(2), 1);
    closed.close();
    closed.close();
    assertThatThrownBy(x.exp()::toArray)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("device is closed");
    assertThatCode(scope::close).doesNotThrowAnyException();
    assertThatThrownBy(() -> Device.cpu(0)).hasMessageContaining("expected at least 1");
  }

  /** What is not learned costs no gradient, and none can be asked for. */
  @Test
  void aScopeOfSomeParametersTakesTheOthersAsConstants() {
    Parameter learned = new Parameter("learned", Shape.of(2), new float[] {1, 2});
    Parameter constant = new Parameter("constant", Shape.of(2), new float[] {3, 4});
    try (Device device = Device.cpu(1);
        Scope scope = device.scopeOf(java.util.List.of(learned))) {
      Tensor z = scope.variable(Shape.of(2), 5, 6);
      Tensor loss = scope.use(learned).mul(scope.use(constant)).mul(z).sum();
      Gradients gradients = scope.gradients(loss);
      assertThat(gradients.of(learned).toArray()).containsExactly(15, 24);
      assertThat(gradients.of(z).toArray()).containsExactly(3, 8);
      assertThatThrownBy(() -> gradients.of(constant))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is a constant");
    }
  }
}
