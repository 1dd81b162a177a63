/**
 * The HTML report: read from the files of an output folder alone, so that it can be made again at
 * any time, and written as one page that needs no network. {@link
 * io.github.vae4j.reports.html.Results} reads, the sections say what is to be seen, and the
 * templates in {@code src/main/jte} how it looks.
 */
@NullMarked
package io.github.vae4j.reports.html;

import org.jspecify.annotations.NullMarked;
