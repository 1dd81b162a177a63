/** Tests of the random package. */
@NullMarked
package io.github.vae4j.core.random;

import org.jspecify.annotations.NullMarked;
