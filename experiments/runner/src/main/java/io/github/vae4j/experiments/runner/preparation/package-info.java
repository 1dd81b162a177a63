/** A run made ready: settings completed, data loaded and checked, parts made and tried once. */
@NullMarked
package io.github.vae4j.experiments.runner.preparation;

import org.jspecify.annotations.NullMarked;
