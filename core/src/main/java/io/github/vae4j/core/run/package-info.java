/**
 * What a run is and what it did: the specification, the events it sends to its listeners, the
 * result and the provenance. No file format is known here.
 */
@NullMarked
package io.github.vae4j.core.run;

import org.jspecify.annotations.NullMarked;
