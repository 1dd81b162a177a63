@NullMarked
package io.github.vae4j.experiments.runner.evaluation;

import org.jspecify.annotations.NullMarked;
