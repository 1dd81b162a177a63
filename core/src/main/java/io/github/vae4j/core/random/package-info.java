/**
 * Random numbers as an argument: named streams split from one seed, so that what one part draws
 * never changes what another part draws.
 */
@NullMarked
package io.github.vae4j.core.random;

import org.jspecify.annotations.NullMarked;
