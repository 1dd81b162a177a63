/** Tests of the command line, in this virtual machine and in others of their own. */
@NullMarked
package io.github.vae4j.experiments.cli;

import org.jspecify.annotations.NullMarked;
