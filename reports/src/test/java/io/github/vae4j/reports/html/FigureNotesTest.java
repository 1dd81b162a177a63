package io.github.vae4j.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FigureNotesTest {
  @Test
  void whatIsShownIsDefined() {
    assertThat(FigureNotes.of(Set.of("test_kl"), List.of())).isEmpty();
    assertThat(FigureNotes.of(Set.of("active_units"), List.of()))
        .singleElement()
        .asString()
        .contains("variance above 0.01 over the test rows (Burda et al., 2016)");
    assertThat(FigureNotes.of(Set.of("test_mse"), List.of()))
        .singleElement()
        .asString()
        .contains("at the mean of q(z|x)")
        .doesNotContain("σ");
    assertThat(FigureNotes.of(Set.of("implied_sigma"), List.of()))
        .singleElement()
        .asString()
        .contains("z drawn from q(z|x)");
    assertThat(FigureNotes.of(Set.of("knn_accuracy"), List.of()))
        .containsExactly(
            "The accuracy is of the first 2\u202f000 test rows, each by the vote of the 5 nearest of the"
                + " first 5\u202f000 training rows at most.");
  }
}
