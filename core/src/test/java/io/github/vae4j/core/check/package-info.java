/** Tests of the certificates, among them defects that were planted to be found. */
@NullMarked
package io.github.vae4j.core.check;

import org.jspecify.annotations.NullMarked;
