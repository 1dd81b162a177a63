package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The number of threads changes no bit of any result. */
class ThreadCountTest {
  private static final Shape LARGE = Shape.of(130, 390);

  private interface Case {
    Tensor of(Tensor x, Tensor w);
  }

  /** A part of w of the shape of x. */
  private static Tensor alike(Tensor w) {
    return w.slice(0, 0, 130).slice(1, 0, 390);
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add((x, w) -> x.mul(alike(w)).sub(x.softplus()).exp());
    cases.add((x, w) -> x.sum());
    cases.add((x, w) -> x.mul(alike(w)).sum());
    cases.add((x, w) -> x.square().sum(0));
    cases.add((x, w) -> x.square().sum(1));
    cases.add((x, w) -> x.reshape(13, 10, 390).sum(1));
    cases.add((x, w) -> x.mul(alike(w).slice(0, 0, 1)));
    cases.add((x, w) -> x.mul(alike(w).slice(0, 0, 1).slice(1, 0, 1)));
    cases.add((x, w) -> x.mul(w.slice(1, 0, 1).slice(0, 0, 130)));
    cases.add((x, w) -> x.max(0).sum().add(x.max(1).sum()));
    cases.add((x, w) -> x.logSumExp(0).sum().add(x.logSumExp(1).sum()));
    cases.add((x, w) -> x.softmax(1));
    cases.add((x, w) -> x.transpose().slice(0, 3, 300).concat(0, x.transpose()));
    cases.add((x, w) -> x.gather(5, 7, 5, 129));
    cases.add((x, w) -> x.matmul(w)); // [130, 390] · [390, 500]
    cases.add((x, w) -> x.slice(0, 0, 7).matmul(w));
    cases.add((x, w) -> x.matmul(w.slice(1, 0, 9)));
    cases.add((x, w) -> x.reshape(10, 13, 390).matmul(w.reshape(10, 390, 50)));
    cases.add((x, w) -> x.reshape(10, 13, 390).matmul(w.reshape(1, 390, 500)));
    cases.add((x, w) -> x.affine(w, w.slice(0, 0, 1).reshape(500)));
    return cases;
  }

  @Test
  void valuesAndGradientsAreTheSameBits() {
    List<Case> cases = cases();
    for (int i = 0; i < cases.size(); i++) {
      float[][] one = run(1, cases.get(i));
      for (int threads = 2; threads <= 3; threads++) {
        float[][] many = run(threads, cases.get(i));
        for (int k = 0; k < one.length; k++) {
          assertThat(many[k]).as("case %d, array %d, %d threads", i, k, threads).isEqualTo(one[k]);
        }
      }
    }
  }

  private static float[][] run(int threads, Case operation) {
    try (Device device = Device.cpu(threads);
        Scope scope = device.scope()) {
      RandomStream random = RandomStream.of(81);
      Tensor x = scope.variable(LARGE, scope.normal(LARGE, random).toArray());
      Shape other = Shape.of(390, 500);
      Tensor w = scope.variable(other, scope.normal(other, random).mul(0.1).toArray());
      Tensor y = operation.of(x, w);
      Gradients gradients = scope.gradients(y.mul(scope.normal(y.shape(), random)).sum());
      return new float[][] {
        x.toArray(), y.toArray(), gradients.of(x).toArray(), gradients.of(w).toArray()
      };
    }
  }
}
