/**
 * What the tests of every plug-in share: contracts to inherit and checks to call. Published as
 * core's test-jar.
 */
@NullMarked
package io.github.vae4j.core.testkit;

import org.jspecify.annotations.NullMarked;
