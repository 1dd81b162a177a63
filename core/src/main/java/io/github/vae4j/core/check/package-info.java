/**
 * Certificates: what must hold of a likelihood, a prior, an encoder distribution, a KL rule, a
 * network, an objective or an estimator, proved by numbers that know nothing of the formula under
 * test: quadrature, exact sums, finite differences, draws, and closed forms of small models. Every
 * comparison states its bound, and a statistical one its false-alarm rate and the smallest defect
 * that it finds.
 */
@NullMarked
package io.github.vae4j.core.check;

import org.jspecify.annotations.NullMarked;
