@NullMarked
package io.github.vae4j.experiments.studies.oracle;

import org.jspecify.annotations.NullMarked;
