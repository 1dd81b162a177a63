@NullMarked
package io.github.vae4j.experiments.studies.identities;

import org.jspecify.annotations.NullMarked;
