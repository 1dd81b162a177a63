/** Tests of optimisers, schedules and clipping. */
@NullMarked
package io.github.vae4j.core.optim;

import org.jspecify.annotations.NullMarked;
