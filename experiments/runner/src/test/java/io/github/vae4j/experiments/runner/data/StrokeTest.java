package io.github.vae4j.experiments.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.vae4j.experiments.runner.data.Stroke.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrokeTest {
  @Test
  void pointsAndCornersAreParsed() {
    assertThat(Stroke.parse("0.1,.2 1,0! .5,1").points())
        .containsExactly(
            new Point(0.1, 0.2, false), new Point(1, 0, true), new Point(0.5, 1, false));
  }

  @Test
  void theCurvePassesThroughItsPointsInSmallSteps() {
    Stroke stroke = Stroke.parse("0,0 10,2 12,10! 3,12");
    List<Point> line = stroke.flatten(1);
    for (Point p : stroke.points()) {
      assertThat(line).anySatisfy(at -> assertThat(distance(at, p)).isLessThan(1e-12));
    }
    for (int i = 1; i < line.size(); i++) {
      assertThat(distance(line.get(i - 1), line.get(i))).isLessThan(1.6);
    }
  }

  @Test
  void twoPointsMakeAStraightLine() {
    for (Point p : Stroke.parse("0,0 4,8").flatten(0.5)) {
      assertThat(p.y()).isCloseTo(2 * p.x(), within(1e-12));
    }
  }

  @Test
  void aCornerBreaksTheCurveOff() {
    List<Point> cornered = Stroke.parse("0,0 4,0! 4,4").flatten(0.5);
    assertThat(cornered).allSatisfy(p -> assertThat(p.y() == 0 || p.x() == 4).isTrue());
    List<Point> smooth = Stroke.parse("0,0 4,0 4,4").flatten(0.5);
    assertThat(smooth).anySatisfy(p -> assertThat(p.y() != 0 && p.x() != 4).isTrue());
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
