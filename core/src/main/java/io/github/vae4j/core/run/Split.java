package io.github.vae4j.core.run;

import java.util.Locale;

/** The part of the data that a figure was computed on. */
public enum Split {
  TRAIN,
  TEST;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
