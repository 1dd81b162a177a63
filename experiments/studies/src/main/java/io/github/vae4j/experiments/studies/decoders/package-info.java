/** Whether the comparison of decoders finds the one that the data come from. */
@NullMarked
package io.github.vae4j.experiments.studies.decoders;

import org.jspecify.annotations.NullMarked;
