package io.github.vae4j.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CompactPngTest {
  private static final int TILE = 28;
  private static final int GAP = 2;

  /** Smooth images with the noise of a decoder, and transparent gaps between them. */
  private static BufferedImage grid(int columns, int rows) {
    ComponentColorModel greyAndAlpha =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster =
        greyAndAlpha.createCompatibleWritableRaster(
            columns * (TILE + GAP) - GAP, rows * (TILE + GAP) - GAP);
    SplittableRandom random = new SplittableRandom(7);
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        boolean gap = x % (TILE + GAP) >= TILE || y % (TILE + GAP) >= TILE;
        double ring =
            Math.abs(Math.hypot(x % (TILE + GAP) - 13.5, y % (TILE + GAP) - 13.5) - 8) / 3;
        int grey = (int) Math.max(0, 255 * (1 - ring) - random.nextInt(24));
        raster.setPixel(x, y, gap ? new int[] {0, 0} : new int[] {grey, 255});
      }
    }
    return new BufferedImage(greyAndAlpha, raster, false, null);
  }

  /** Neighbouring levels are 255 / 31 apart, so that none is off by more than half of that. */
  @Test
  void keepsGreysToHalfALevelAndWhatIsTransparent() throws IOException {
    BufferedImage whole = grid(2, 2);
    BufferedImage small = ImageIO.read(new ByteArrayInputStream(CompactPng.of(whole)));
    for (int y = 0; y < whole.getHeight(); y++) {
      for (int x = 0; x < whole.getWidth(); x++) {
        int[] expected = whole.getRaster().getPixel(x, y, new int[2]);
        int shown = small.getRGB(x, y);
        assertThat(shown >>> 24).isEqualTo(expected[1]);
        if (expected[1] > 0) {
          assertThat(shown & 0xff).isCloseTo(expected[0], within(5));
          assertThat(shown >> 16 & 0xff).isEqualTo(shown & 0xff);
        }
      }
    }
  }

  @Test
  void aSecondTimeChangesNothing() throws IOException {
    byte[] once = CompactPng.of(grid(3, 2));
    assertThat(CompactPng.of(ImageIO.read(new ByteArrayInputStream(once)))).isEqualTo(once);
  }

  /**
   * A plane of 15 x 15 images is the largest picture of a run. Twelve runs have 5 MB, of which the
   * page itself takes 0.8; a plane, samples, walks and reconstructions are 1.9 planes.
   */
  @Test
  void theLargestPictureLeavesRoomForTwelveRuns() throws IOException {
    BufferedImage plane = grid(15, 15);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ImageIO.write(plane, "png", whole);
    int small = CompactPng.of(plane).length;
    assertThat(small).isLessThan(whole.size() * 2 / 3);
    assertThat(0.8e6 + 12 * 1.9 * small * 4 / 3).isLessThan(5e6);
  }
}
