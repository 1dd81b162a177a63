package io.github.vae4j.reports.html;

import io.github.vae4j.reports.files.Png;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;

/**
 * A grey picture as a small PNG file, for a page that must stay small: {@value #LEVELS} levels of
 * grey, about half the bytes of 256, and a palette with one colour for what is transparent. The
 * files of the output folder keep all levels.
 */
final class CompactPng {
  /** Levels of grey that are left. */
  static final int LEVELS = 32;

  private static final int TRANSPARENT = LEVELS;
  private static final int MOST = 255;
  private static final IndexColorModel PALETTE = palette();

  private CompactPng() {}

  static byte[] of(BufferedImage picture) {
    WritableRaster indices =
        PALETTE.createCompatibleWritableRaster(picture.getWidth(), picture.getHeight());
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        indices.setSample(x, y, 0, index(picture, x, y));
      }
    }
    return Png.bytes(new BufferedImage(PALETTE, indices, false, null));
  }

  private static IndexColorModel palette() {
    byte[] greys = new byte[LEVELS + 1];
    for (int i = 0; i < LEVELS; i++) {
      greys[i] = (byte) Math.round(i * (float) MOST / (LEVELS - 1));
    }
    return new IndexColorModel(Byte.SIZE, greys.length, greys, greys, greys, TRANSPARENT);
  }

  /** The samples as they are stored: colours would be converted between grey spaces. */
  private static int index(BufferedImage picture, int x, int y) {
    if (picture.getColorModel() instanceof IndexColorModel model) {
      int index = picture.getRaster().getSample(x, y, 0);
      return model.getAlpha(index) == 0 ? TRANSPARENT : level(model.getRed(index));
    }
    boolean alpha = picture.getColorModel().hasAlpha();
    int bands = picture.getRaster().getNumBands();
    return alpha && picture.getRaster().getSample(x, y, bands - 1) == 0
        ? TRANSPARENT
        : level(picture.getRaster().getSample(x, y, 0));
  }

  private static int level(int grey) {
    return Math.round(grey * (LEVELS - 1f) / MOST);
  }
}
