/** Tests that the pages of the documentation say what is so. */
@NullMarked
package io.github.vae4j.experiments.cli.pages;

import org.jspecify.annotations.NullMarked;
