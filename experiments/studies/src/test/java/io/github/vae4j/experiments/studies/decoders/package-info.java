@NullMarked
package io.github.vae4j.experiments.studies.decoders;

import org.jspecify.annotations.NullMarked;
