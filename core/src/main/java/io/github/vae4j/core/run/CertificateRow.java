package io.github.vae4j.core.run;

/**
 * One property of one component, examined: the worst of the comparisons that were made for it.
 *
 * @param kind of component: "likelihood", "prior", "kl", …
 * @param name of the component, with the settings that were changed, if any
 * @param property what must hold
 * @param method how it was examined
 * @param at where the worst comparison was made, or why there was none
 * @param samples draws that the comparison rests on; 0 where nothing is drawn
 * @param expected by the method, which knows nothing of the component's own formula
 * @param found what the component says
 * @param error |found − expected|, or another distance of the two that {@code method} names
 * @param bound the largest error that passes
 * @param falseAlarm the probability that a correct component fails this property; 0 where nothing
 *     is drawn
 * @param detectable the smallest defect, in units of the error, that is found: with probability
 *     0.99 where draws are compared, else surely; NaN where there was nothing to compare
 * @param passed whether the error is within the bound
 */
public record CertificateRow(
    String kind,
    String name,
    String property,
    String method,
    String at,
    long samples,
    double expected,
    double found,
    double error,
    double bound,
    double falseAlarm,
    double detectable,
    boolean passed) {
  /**
   * Whether there was anything to compare: a density has no largest value, an objective that
   * declares no bound has none to be held against. {@link #at} says why there was not.
   */
  public boolean applies() {
    return !passed || !Double.isNaN(detectable);
  }
}
