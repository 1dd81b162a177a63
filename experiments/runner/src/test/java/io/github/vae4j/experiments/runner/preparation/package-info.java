@NullMarked
package io.github.vae4j.experiments.runner.preparation;

import org.jspecify.annotations.NullMarked;
