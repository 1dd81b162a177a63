/** Tests of what the optimiser minimises. */
@NullMarked
package io.github.vae4j.core.objective;

import org.jspecify.annotations.NullMarked;
