/** Tests of what is computed with the whole model. */
@NullMarked
package io.github.vae4j.core.vae;

import org.jspecify.annotations.NullMarked;
