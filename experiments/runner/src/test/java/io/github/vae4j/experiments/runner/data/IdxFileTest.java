package io.github.vae4j.experiments.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vae4j.core.InputException;
import io.github.vae4j.core.data.ImageShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  @TempDir Path folder;

  private Path write(byte[] content) {
    try {
      return Files.write(folder.resolve("file"), content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void refuses(byte[] content, Function<Path, IdxFile> reader, String message) {
    Path file = write(content);
    assertThatThrownBy(() -> reader.apply(file))
        .isInstanceOf(InputException.class)
        .hasMessage("%s %s", file, message);
  }

  @Test
  void imagesAreReadPackedAndUnpacked() {
    byte[] content = IdxFiles.images(2, 3, 4);
    for (byte[] form : new byte[][] {content, IdxFiles.gzip(content)}) {
      IdxFile images = IdxFile.images(write(form));
      assertThat(images.count()).isEqualTo(2);
      assertThat(images.imageShape()).isEqualTo(new ImageShape(3, 4));
      assertThat(images.content()).containsExactly(Arrays.copyOfRange(content, 16, 40));
    }
  }

  @Test
  void labelsAreRead() {
    assertThat(IdxFile.labels(write(IdxFiles.labels(3, 1, 4))).content()).containsExactly(3, 1, 4);
  }

  @Test
  void aWrongMarkIsRefused() {
    byte[] content = IdxFiles.images(2, 3, 4);
    content[2] = 0x0D; // 32-bit floats
    refuses(
        content,
        IdxFile::images,
        "starts with 0x00000D03; expected 0x00000803, the mark of an IDX file of images");
    refuses(
        IdxFiles.labels(1, 2),
        IdxFile::images,
        "starts with 0x00000801; expected 0x00000803, the mark of an IDX file of images; this one is of labels");
    refuses(
        IdxFiles.images(2, 3, 4),
        IdxFile::labels,
        "starts with 0x00000803; expected 0x00000801, the mark of an IDX file of labels; this one is of images");
  }

  @Test
  void anUnpackedFileThatIsCutShortIsRefused() {
    byte[] content = IdxFiles.images(2, 3, 4);
    refuses(
        Arrays.copyOf(content, 39),
        IdxFile::images,
        "is cut short: it ends after 23 bytes of images, of 2 × 3 × 4 = 24 promised; fetch it again");
    refuses(
        Arrays.copyOf(content, 20),
        IdxFile::images,
        "is cut short or damaged: its header promises 2 × 3 × 4 bytes, more than it can hold; fetch it again");
    refuses(
        Arrays.copyOf(content, 11),
        IdxFile::images,
        "is cut short within its header; fetch it again");
    refuses(new byte[0], IdxFile::images, "is cut short within its header; fetch it again");
  }

  @Test
  void aPackedFileThatIsCutShortIsRefused() {
    byte[] noise = new byte[16 + 30 * 28 * 28];
    new java.util.Random(1).nextBytes(noise); // cannot be packed, so the cut is where it seems
    ByteBuffer.wrap(noise).putInt(0x00000803).putInt(30).putInt(28).putInt(28);
    byte[] packed = IdxFiles.gzip(noise);
    Path file = write(Arrays.copyOf(packed, packed.length / 2));
    assertThatThrownBy(() -> IdxFile.images(file))
        .isInstanceOf(InputException.class)
        .hasMessageMatching(
            "\\Q%s\\E is cut short: it ends after \\d+ bytes of images, of 30 × 28 × 28 = 23520 promised; fetch it again"
                .formatted(file));
    refuses(
        Arrays.copyOf(packed, 5),
        IdxFile::images,
        "is cut short within its header; fetch it again");
    refuses(
        Arrays.copyOf(packed, packed.length - 4), // within gzip's own trailer
        IdxFile::images,
        "is cut short within its header; fetch it again");
  }

  @Test
  void aDamagedPackedFileIsRefused() {
    byte[] packed = IdxFiles.gzip(IdxFiles.images(20, 28, 28));
    Arrays.fill(packed, 40, 60, (byte) 0xFF);
    Path file = write(packed);
    assertThatThrownBy(() -> IdxFile.images(file))
        .isInstanceOf(InputException.class)
        .hasMessageMatching("\\Q%s\\E is damaged \\(gzip: .+\\); fetch it again".formatted(file));

    byte[] wrongSum = IdxFiles.gzip(IdxFiles.images(2, 3, 4));
    wrongSum[wrongSum.length - 6] ^= 1;
    refuses(wrongSum, IdxFile::images, "is damaged (gzip: Corrupt GZIP trailer); fetch it again");
  }

  @Test
  void aFileThatGoesOnIsRefused() {
    byte[] content = Arrays.copyOf(IdxFiles.images(2, 3, 4), 41);
    String message =
        "goes on after the 2 × 3 × 4 = 24 bytes of images that its header promises; fetch it again";
    refuses(content, IdxFile::images, message);
    refuses(IdxFiles.gzip(content), IdxFile::images, message);
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    byte[] content = IdxFiles.images(2, 3, 4);
    ByteBuffer.wrap(content).putInt(4, -1);
    refuses(content, IdxFile::images, "has size -1 along dimension 0; expected at least 1");
    ByteBuffer.wrap(content).putInt(4, 0x7FFFFFFF).putInt(8, 0x7FFFFFFF).putInt(12, 0x7FFFFFFF);
    refuses(
        content,
        IdxFile::images,
        "is cut short or damaged: its header promises 2147483647 × 2147483647 × 2147483647 bytes, more than it can hold; fetch it again");
    refuses(
        IdxFiles.gzip(content),
        IdxFile::images,
        "is cut short or damaged: its header promises 2147483647 × 2147483647 × 2147483647 bytes, more than it can hold; fetch it again");
  }

  @Test
  void aMissingFileIsRefused() {
    Path file = folder.resolve("none");
    assertThatThrownBy(() -> IdxFile.images(file))
        .isInstanceOf(InputException.class)
        .hasMessage("cannot read %s: there is no such file", file);
  }
}
