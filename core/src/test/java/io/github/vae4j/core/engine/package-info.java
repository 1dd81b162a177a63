/** Tests of the engine package. */
@NullMarked
package io.github.vae4j.core.engine;

import org.jspecify.annotations.NullMarked;
