@NullMarked
package io.github.vae4j.core.estimate;

import org.jspecify.annotations.NullMarked;
