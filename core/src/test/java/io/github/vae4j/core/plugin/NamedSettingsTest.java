package io.github.vae4j.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Components with settings in brackets. */
class NamedSettingsTest {
  @Test
  void readsNameAndSettings() {
    NamedSettings read =
        NamedSettings.parse(" gaussian-learned( sigma = shared;sigma-floor=0.01) ");
    assertThat(read.name()).isEqualTo("gaussian-learned");
    assertThat(read.settings())
        .containsEntry("sigma", "shared")
        .containsEntry("sigma-floor", "0.01");
    assertThat(read).hasToString("gaussian-learned(sigma=shared;sigma-floor=0.01)");
    assertThat(NamedSettings.parse("laplace()")).isEqualTo(NamedSettings.parse("laplace"));
    assertThat(NamedSettings.parse("laplace")).hasToString("laplace");
  }

  @Test
  void cutsAListAtTheCommasOutsideOfBrackets() {
    assertThat(NamedSettings.split("a(x=1,2;y=3),b,c(d=(4,5))"))
        .containsExactly("a(x=1,2;y=3)", "b", "c(d=(4,5))");
    assertThat(NamedSettings.split("")).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a(sigma) | the setting 'sigma' of 'a(sigma)' has no '='",
        "a(sigma=1 | 'a(sigma=1' cannot be read; expected a name",
        "'' | '' cannot be read",
        "a(s=1;s=2) | 'a(s=1;s=2)' sets 's' twice",
      })
  void saysWhatCannotBeRead(String text, String message) {
    assertThatThrownBy(() -> NamedSettings.parse(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
