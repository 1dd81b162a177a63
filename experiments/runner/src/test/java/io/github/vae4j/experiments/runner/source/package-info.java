/** Tests of where experiments come from. */
@NullMarked
package io.github.vae4j.experiments.runner.source;

import org.jspecify.annotations.NullMarked;
