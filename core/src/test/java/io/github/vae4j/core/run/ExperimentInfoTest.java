package io.github.vae4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentInfoTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "../..", "--"})
  void aNameWithoutLettersIsRefused(String name) {
    assertThatThrownBy(() -> new ExperimentInfo(name, "Why?", List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage("an experiment is called '%s'; expected a name with letters or digits", name);
  }

  @Test
  void anyScriptWillDo() {
    assertThat(new ExperimentInfo("实验", "Why?", List.of()).name()).isEqualTo("实验");
  }
}
