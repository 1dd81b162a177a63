/** The command line: reads arguments, starts experiments, shows their progress. */
@NullMarked
package io.github.vae4j.experiments.cli;

import org.jspecify.annotations.NullMarked;
