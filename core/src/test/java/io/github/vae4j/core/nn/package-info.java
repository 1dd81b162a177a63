/** Tests of networks and initialisations. */
@NullMarked
package io.github.vae4j.core.nn;

import org.jspecify.annotations.NullMarked;
