/** What a run needs to go on as if it had never stopped, written whole and checked by its hash. */
@NullMarked
package io.github.vae4j.experiments.runner.checkpoint;

import org.jspecify.annotations.NullMarked;
