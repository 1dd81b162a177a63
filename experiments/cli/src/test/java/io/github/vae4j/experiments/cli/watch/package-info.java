@NullMarked
package io.github.vae4j.experiments.cli.watch;

import org.jspecify.annotations.NullMarked;
