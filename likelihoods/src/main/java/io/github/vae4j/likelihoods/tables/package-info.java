/** Tables whose columns are of different kinds. */
@NullMarked
package io.github.vae4j.likelihoods.tables;

import org.jspecify.annotations.NullMarked;
