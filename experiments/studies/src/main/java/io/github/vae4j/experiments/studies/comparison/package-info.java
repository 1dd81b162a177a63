/**
 * Whether one model is better than another: paired differences, their intervals, and the words for
 * it.
 */
@NullMarked
package io.github.vae4j.experiments.studies.comparison;

import org.jspecify.annotations.NullMarked;
