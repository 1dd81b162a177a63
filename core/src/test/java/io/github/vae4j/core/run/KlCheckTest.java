package io.github.vae4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KlCheckTest {
  @Test
  void aHugeKlIsNotCalledSmall() {
    assertThat(KlCheck.whyWeak(0.5, 0.01, "262144")).isEqualTo("the KL is small");
    assertThat(KlCheck.whyWeak(-0.01, 0.01, "262144")).isEqualTo("the KL is small");
    assertThat(KlCheck.whyWeak(7.7e4, 1234, "262144"))
        .isEqualTo(
            "draws of log q − log p vary so much that 262144 of them leave their mean a standard"
                + " error of 1.2e+03 nats");
  }
}
