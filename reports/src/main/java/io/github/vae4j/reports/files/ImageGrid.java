package io.github.vae4j.reports.files;

import io.github.vae4j.core.run.Figure;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;

/**
 * Grey images in rows and columns, with transparent gaps between them so that the grid looks right
 * on any ground. One pixel of an image is one pixel of the picture.
 */
final class ImageGrid {
  private static final int GAP = FigureText.GAP;
  private static final int OPAQUE = 255;

  private final BufferedImage picture;

  private ImageGrid(BufferedImage picture) {
    this.picture = picture;
  }

  static ImageGrid of(Figure figure) {
    int count = figure.pixels().length;
    if (count == 0 || figure.columns() < 1 || figure.height() < 1 || figure.width() < 1) {
      throw new IllegalArgumentException(
          "figure '%s' is empty: %d images of %d x %d in %d columns"
              .formatted(figure.name(), count, figure.height(), figure.width(), figure.columns()));
    }
    int columns = Math.min(count, figure.columns());
    int rows = (count + columns - 1) / columns;
    ComponentColorModel greyAndAlpha =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster =
        greyAndAlpha.createCompatibleWritableRaster(
            columns * (figure.width() + GAP) - GAP, rows * (figure.height() + GAP) - GAP);
    for (int i = 0; i < count; i++) {
      int left = i % columns * (figure.width() + GAP);
      int top = i / columns * (figure.height() + GAP);
      draw(figure, i, raster, left, top);
    }
    return new ImageGrid(new BufferedImage(greyAndAlpha, raster, false, null));
  }

  private static void draw(Figure figure, int image, WritableRaster raster, int left, int top) {
    float[] pixels = figure.pixels()[image];
    if (pixels.length != figure.height() * figure.width()) {
      throw new IllegalArgumentException(
          "image %d of figure '%s' has %d pixels, expected %d x %d"
              .formatted(image, figure.name(), pixels.length, figure.height(), figure.width()));
    }
    int[] grey = {0, OPAQUE};
    for (int y = 0; y < figure.height(); y++) {
      for (int x = 0; x < figure.width(); x++) {
        float value = pixels[y * figure.width() + x];
        grey[0] = Math.round(Math.min(1f, Math.max(0f, value)) * 255);
        raster.setPixel(left + x, top + y, grey);
      }
    }
  }

  int width() {
    return picture.getWidth();
  }

  int height() {
    return picture.getHeight();
  }

  byte[] png() {
    return Png.bytes(picture);
  }
}
