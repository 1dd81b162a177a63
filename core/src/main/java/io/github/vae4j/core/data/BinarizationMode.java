package io.github.vae4j.core.data;

/** How pixels in [0, 1] become 0 or 1. */
public enum BinarizationMode {
  /** Not at all: grey values. */
  NONE,
  /** 1 where the pixel is above ½. */
  THRESHOLD,
  /** Drawn once with the pixel as probability; the same at every visit. */
  STATIC,
  /** Drawn anew at every visit in training, once in evaluation (Burda et al., 2016). */
  DYNAMIC
}
