@NullMarked
package io.github.vae4j.experiments.runner.sweep;

import org.jspecify.annotations.NullMarked;
