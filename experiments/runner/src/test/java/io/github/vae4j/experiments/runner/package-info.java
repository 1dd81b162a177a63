/** Tests of whole runs on small data. */
@NullMarked
package io.github.vae4j.experiments.runner;

import org.jspecify.annotations.NullMarked;
