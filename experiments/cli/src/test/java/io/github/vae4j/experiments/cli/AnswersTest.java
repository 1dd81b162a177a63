package io.github.vae4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.core.plugin.Component;
import io.github.vae4j.core.plugin.Components;
import io.github.vae4j.core.plugin.Kind;
import io.github.vae4j.core.plugin.Plugins;
import io.github.vae4j.core.plugin.Setting;
import io.github.vae4j.core.run.RunSettings;
import io.github.vae4j.reports.TextTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that only answer. */
class AnswersTest {

  @Test
  void helpShowsTheCommandsAndTheExitCodes() {
    for (Answer answer : List.of(Answer.to("--help"), Answer.to())) {
      assertThat(answer.code()).isZero();
      assertThat(answer.err()).isEmpty();
      assertThat(answer.out())
          .contains("compare", "run", "list", "report")
          .contains("0     done", "1     a run, a KL audit or a check failed", "2     bad input");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "run", "evaluate", "check", "study", "list", "report"})
  void everyCommandHasHelpWithinTheWidth(String command) {
    Answer answer = Answer.to(command, "--help");
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).startsWith("Usage: vae4j " + command);
    assertThat(answer.out().lines()).allMatch(line -> line.length() <= TextTable.WIDTH);
  }

  /** A setting without an option, or one whose help leaves out its default, would be a gap. */
  @Test
  void helpOfRunTellsEverySettingWithItsDefault() {
    String help = unwrapped(Answer.to("run", "--help").out());
    for (Setting<?> setting : RunSettings.all()) {
      assertThat(help).contains("--" + setting.key() + "=", setting.description());
      if (!setting.defaultText().isEmpty()) {
        assertThat(help).contains("[" + setting.defaultText() + "]");
      }
    }
  }

  @Test
  void compareHasNoOptionForWhatItSetsItself() {
    String help = Answer.to("compare", "--help").out();
    assertThat(help).contains("--latent=", "[5]", "[1,2]");
    assertThat(help).doesNotContain("--likelihood", "--binarize", "--seed=", "--name");
  }

  @Test
  void versionIsTold() {
    Answer answer = Answer.to("--version");
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).startsWith("vae4j ").contains("Java ");
  }

  @Test
  void listShowsEveryComponentAndSetting() {
    Answer answer = Answer.to("list");
    Components components =
        Plugins.injector(AnswersTest.class.getClassLoader(), List.of())
            .getInstance(Components.class);
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    for (Setting<?> setting : RunSettings.all()) {
      assertThat(answer.out()).contains("  " + setting.key() + "=" + setting.defaultText());
    }
    for (Kind<?> kind : Kind.all()) {
      for (Component<?> component : components.of(kind).all()) {
        assertThat(answer.out()).contains("  " + component.name() + ": " + component.summary());
        for (Setting<?> setting : component.settings()) {
          assertThat(answer.out()).contains("  " + kind.key() + "." + setting.key() + "=");
        }
      }
    }
  }

  private static String unwrapped(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
