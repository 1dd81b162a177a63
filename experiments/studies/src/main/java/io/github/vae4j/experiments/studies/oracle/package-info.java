/**
 * Models whose log p(x) and posterior are known exactly, to hold estimates against: linear-Gaussian
 * in closed form, binary latents by summation, one or two latents by quadrature.
 */
@NullMarked
package io.github.vae4j.experiments.studies.oracle;

import org.jspecify.annotations.NullMarked;
