@NullMarked
package io.github.vae4j.experiments.studies.comparison;

import org.jspecify.annotations.NullMarked;
