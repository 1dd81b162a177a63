@NullMarked
package io.github.vae4j.experiments.studies.evaluation;

import org.jspecify.annotations.NullMarked;
