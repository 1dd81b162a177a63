package io.github.vae4j.reports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path temp;

  @Test
  void neverOverwrites() {
    OutputFolder.create(temp.resolve("out"));
    assertThatThrownBy(() -> OutputFolder.create(temp.resolve("out")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("exists already")
        .hasMessageContaining("another --out")
        .hasMessageContaining("--resume");
  }

  @Test
  void aMissingParentIsNamed() {
    assertThatThrownBy(() -> OutputFolder.create(temp.resolve("missing/out")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(temp.resolve("missing").toString())
        .hasMessageContaining("another --out");
  }

  @Test
  void aFileAsParentIsNamed() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> OutputFolder.create(file.resolve("out")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file + " is not a folder");
  }

  @Test
  void whatTheFileSystemRefusesIsBadInput() {
    assertThatThrownBy(() -> OutputFolder.create(temp.resolve("x".repeat(400))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("choose another --out");
  }

  @Test
  void opensOnlyWhatARunLeft() throws IOException {
    assertThatThrownBy(() -> OutputFolder.open(temp.resolve("none")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> OutputFolder.open(temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no manifest.json");
    Files.writeString(temp.resolve("manifest.json"), "{}");
    assertThat(OutputFolder.open(temp).root()).isEqualTo(temp);
  }

  @Test
  void plainNamesStayReadableAndOthersStayInside() {
    assertThat(OutputFolder.fileName("gaussian-learned_2.s1")).isEqualTo("gaussian-learned_2.s1");
    assertThat(OutputFolder.fileName("../x")).isEqualTo("%2E.%2Fx");
    assertThat(OutputFolder.fileName("..")).isEqualTo("%2E.");
    assertThat(OutputFolder.fileName("a b")).isEqualTo("a%20b");
    assertThat(OutputFolder.fileName("σ")).isEqualTo("%CF%83");
  }

  @Property(tries = 200)
  void differentTextsHaveDifferentNames(@ForAll String one, @ForAll String other) {
    assertThat(OutputFolder.fileName(one).equals(OutputFolder.fileName(other)))
        .isEqualTo(one.equals(other));
    assertThat(OutputFolder.fileName(one))
        .matches("[%A-Za-z0-9_-][%A-Za-z0-9._-]*")
        .hasSizeLessThan(130);
  }

  @Test
  void longNamesAreCutAndStayApart() {
    String one = OutputFolder.fileName("x".repeat(300) + "1");
    String other = OutputFolder.fileName("x".repeat(300) + "2");
    assertThat(one).hasSize(117).isNotEqualTo(other);
  }
}
