/**
 * What a run leaves to read: CSV files and one self-contained HTML page, made from run events
 * alone.
 */
@NullMarked
package io.github.vae4j.reports;

import org.jspecify.annotations.NullMarked;
