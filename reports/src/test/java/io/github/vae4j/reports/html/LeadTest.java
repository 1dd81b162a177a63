package io.github.vae4j.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vae4j.reports.html.Lead.Group;
import io.github.vae4j.reports.html.Table.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTest {
  private static Table table(String title) {
    return Table.of(title, List.of(Column.text("runs")), List.of());
  }

  private static final List<Table> TABLES =
      List.of(table("By bits"), table("Pairs by bits"), table("one: By nats"));

  @Test
  void theFirstSentenceStandsAloneAndTheOthersByTheirMeasure() {
    Lead lead = Lead.of(List.of("Answer.", "a in nats.", "b in bits.", "c in nats.", "d."), TABLES);
    assertThat(lead.first()).isEqualTo("Answer.");
    assertThat(lead.groups())
        .containsExactly(
            new Group("", List.of("d."), List.of()),
            new Group("nats", List.of("a in nats.", "c in nats."), List.of()),
            new Group("bits", List.of("b in bits."), List.of()));
  }

  /** The answer of merged folders names measures, one or more; it belongs under none of them. */
  @Test
  void whatAnswersForAllMeasuresStandsBeforeTheirHeadings() {
    String one = "On 90 test rows and 2 seeds: a is best in bits (2.1).";
    String both = "digits (h…): On 90 test rows and 2 seeds: a is best in bits; b is best in nats.";
    String other = "Both bits and nats are of the test rows.";
    Lead lead = Lead.ofSeveral(List.of("a in bits.", one, both, other), TABLES);
    assertThat(lead.groups())
        .containsExactly(
            new Group("", List.of(one, both, other), List.of()),
            new Group("bits", List.of("a in bits."), List.of()));
  }

  @Test
  void whatIsBeyondSixMayBeFoldedButTheFirstOfItsHeading() {
    List<String> sentences =
        List.of("0", "1", "2", "3", "4", "5", "6", "a bits", "b bits", "c bits");
    assertThat(Lead.of(sentences, TABLES).groups())
        .containsExactly(
            new Group("", List.of("1", "2", "3", "4", "5", "6"), List.of()),
            new Group("bits", List.of("a bits"), List.of("b bits", "c bits")));
  }

  @Test
  void aSingleSentenceIsNeverFolded() {
    List<String> six = List.of("0", "1", "2", "3", "4", "5", "6", "7");
    assertThat(Lead.of(six, TABLES).groups())
        .containsExactly(new Group("", List.of("1", "2", "3", "4", "5", "6", "7"), List.of()));
    List<String> two = List.of("0", "1", "2", "3", "4", "5", "6", "a bits", "b bits");
    assertThat(Lead.of(two, TABLES).groups().get(1))
        .isEqualTo(new Group("bits", List.of("a bits", "b bits"), List.of()));
  }

  @Test
  void noSentenceOfSeveralExperimentsAnswersForAll() {
    Lead lead = Lead.ofSeveral(List.of("one: A.", "two: B."), List.of());
    assertThat(lead.first()).isEmpty();
    assertThat(lead.groups())
        .containsExactly(new Group("", List.of("one: A.", "two: B."), List.of()));
    assertThat(Lead.of(List.of(), TABLES).empty()).isTrue();
  }
}
