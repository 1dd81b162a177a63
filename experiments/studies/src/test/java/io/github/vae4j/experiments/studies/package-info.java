@NullMarked
package io.github.vae4j.experiments.studies;

import org.jspecify.annotations.NullMarked;
