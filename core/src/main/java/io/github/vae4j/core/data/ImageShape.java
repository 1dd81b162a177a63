package io.github.vae4j.core.data;

/** Height and width of an image, in pixels. */
public record ImageShape(int height, int width) {
  public int pixels() {
    return height * width;
  }
}
