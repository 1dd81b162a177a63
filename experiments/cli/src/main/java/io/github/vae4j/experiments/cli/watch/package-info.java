/** The report of an experiment in a browser, while it grows. */
@NullMarked
package io.github.vae4j.experiments.cli.watch;

import org.jspecify.annotations.NullMarked;
