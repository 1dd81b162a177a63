package io.github.vae4j.core.check;

import io.github.vae4j.core.random.RandomStream;
import io.github.vae4j.core.tensor.Device;

/**
 * The means of one examination.
 *
 * @param device computes
 * @param random everything that is drawn
 * @param level how thorough
 * @param falseAlarm the probability that one statistical comparison fails a correct component
 */
public record Examination(Device device, RandomStream random, Level level, double falseAlarm) {
  public Examination {
    if (!(falseAlarm > 0 && falseAlarm < 1)) {
      throw new IllegalArgumentException(
          "false-alarm rate is " + falseAlarm + "; expected one in (0, 1)");
    }
  }

  /** The same with other draws. */
  Examination with(RandomStream other) {
    return new Examination(device, other, level, falseAlarm);
  }
}
