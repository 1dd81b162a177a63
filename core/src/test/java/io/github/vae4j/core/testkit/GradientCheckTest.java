package io.github.vae4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Parameter;
import io.github.vae4j.core.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
  @Test
  void acceptsTheRightGradient() {
    assertThatCode(
            () ->
                GradientCheck.of((scope, in) -> in.get(0).mul(in.get(1)).exp())
                    .variable(Shape.of(2, 3), 0.1f, -0.4f, 1.2f, 0.7f, -2f, 0.3f)
                    .variable(Shape.of(3), RandomStream.of(7), -1, 1)
                    .check())
        .doesNotThrowAnyException();
  }

  @Test
  void namesTheElementWhoseGradientIsWrong() {
    // x² with one factor's gradient cut: x instead of 2x.
    assertThatThrownBy(
            () ->
                GradientCheck.of((scope, in) -> in.get(0).mul(in.get(0).stopGradient()))
                    .variable(Shape.of(2), 0f, 3f)
                    .check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("variable 0, element 1 at 3.0");
  }

  @Test
  void seesAnErrorOfHalfAPercent() {
    assertThatThrownBy(
            () ->
                GradientCheck.of(
                        (scope, in) ->
                            in.get(0).mul(0.995).add(in.get(0).stopGradient().mul(0.005)))
                    .variable(Shape.of(2), 1f, 3f)
                    .check())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void refusesAGradientThatIsNotANumber() {
    assertThatThrownBy(
            () ->
                GradientCheck.of((scope, in) -> in.get(0).sqrt()).variable(Shape.of(1), 0f).check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Infinity");
  }

  @Test
  void checksParametersAndLeavesThemAsTheyWere() {
    Parameter weight = new Parameter("weight", Shape.of(2), new float[] {0.5f, -1.5f});
    GradientCheck.of((scope, in) -> scope.use(weight).square().mul(in.get(0)))
        .variable(Shape.of(2), 1f, 2f)
        .parameters(List.of(weight))
        .check();
    assertThat(weight.values()).containsExactly(0.5f, -1.5f);
    assertThatThrownBy(
            () ->
                GradientCheck.of((scope, in) -> scope.use(weight).stopGradient())
                    .parameters(List.of(weight))
                    .check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("parameter weight, element");
  }
}
