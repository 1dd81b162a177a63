/**
 * How parts are found by name: typed settings, components, and the Guice module that a family of
 * components extends to bind itself. A jar that holds such a module, listed as a {@link
 * java.util.ServiceLoader} provider of {@link com.google.inject.Module}, is found without any
 * change in the framework.
 */
@NullMarked
package io.github.vae4j.core.plugin;

import org.jspecify.annotations.NullMarked;
