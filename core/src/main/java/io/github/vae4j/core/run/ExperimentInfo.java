package io.github.vae4j.core.run;

import java.util.List;

/**
 * What an experiment asks.
 *
 * @param name lower-case words joined by hyphens
 * @param question one sentence that ends with a question mark
 * @param references author, year and title of what it rests on
 */
public record ExperimentInfo(String name, String question, List<String> references) {}
