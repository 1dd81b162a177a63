package io.github.vae4j.core.run;

import java.time.Instant;
import java.util.Map;

/**
 * Where results come from.
 *
 * @param command the command line that repeats it, as far as known
 * @param commit of the working directory's repository, or empty
 * @param environment JDK, operating system, CPU, cores, library versions, by name
 */
public record Provenance(
    Instant started, String command, String commit, Map<String, String> environment) {}
