/**
 * The files of an output folder, written as a run's events come and whole at every moment. This
 * package knows the folder's layout; nothing else does.
 */
@NullMarked
package io.github.vae4j.reports.files;

import org.jspecify.annotations.NullMarked;
