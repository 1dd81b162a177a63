/** Where experiments come from: a Java source file, a class on the class path, a YAML file. */
@NullMarked
package io.github.vae4j.experiments.runner.source;

import org.jspecify.annotations.NullMarked;
