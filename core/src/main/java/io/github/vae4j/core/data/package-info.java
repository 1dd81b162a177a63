/** Data sets kept as compact rows, their splits, batches and binarisation. */
@NullMarked
package io.github.vae4j.core.data;

import org.jspecify.annotations.NullMarked;
