package io.github.vae4j.core.objective;

/**
 * How far a run has come.
 *
 * @param step steps done before this one
 * @param stepsPerEpoch steps in an epoch
 * @param epochs epochs in all
 */
public record Progress(long step, long stepsPerEpoch, int epochs) {
  public Progress {
    if (step < 0 || stepsPerEpoch < 1) {
      throw new IllegalArgumentException(
          "step %d with %d steps an epoch; expected at least 0 and 1"
              .formatted(step, stepsPerEpoch));
    }
  }

  /** Epochs done, with the fraction of the present one. */
  public double epoch() {
    return (double) step / stepsPerEpoch;
  }

  /** Steps in the whole run. */
  public long totalSteps() {
    return stepsPerEpoch * epochs;
  }
}
