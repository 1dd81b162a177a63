package io.github.vae4j.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  private record Noted(String name, int count, List<String> done) implements Parts {
    @Override
    public void run(int part) {
      done.add(name + part);
    }
  }

  /** Whoever begins at one half of the list begins at one half of each. */
  @Test
  void partsOfSeveralAreDealtByWhereTheyLie() {
    List<String> done = new ArrayList<>();
    try (Device device = Device.cpu(1)) {
      Parts.run(device, List.of(new Noted("a", 4, done), new Noted("b", 2, done)));
    }
    assertThat(done).containsExactly("a0", "b0", "a1", "a2", "b1", "a3");
  }
}
